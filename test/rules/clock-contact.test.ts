import { describe, expect, it, test } from 'vitest';
import { newCarDefect, received } from '../support/complaint.ts';
import { berlin, newYork } from '../support/time.ts';

describe('CLOCK-1', () => {
  it('CLOCK-1 a new-car defect must be contacted within two hours of receipt', () => {
    expect(newCarDefect().due('contact')).toBe('2026-11-23 12:00:00');
  });

  test.each([
    ['11:59:59', 'done'],
    ['12:00:00', 'done'],
    ['12:00:01', 'done_late'],
  ])('CLOCK-1 a customer reached at %s is %s', (time, state) => {
    expect(newCarDefect().contact(`2026-11-23 ${time}`).task('contact').state).toBe(state);
    const reported = newCarDefect().contact('2026-11-23 15:00', { at: instantText(time) });
    expect(reported.task('contact').state).toBe(state);
  });

  it('CLOCK-1 the last second is in time, and then nobody is told', () => {
    const lastMoment = newCarDefect({ receivedAt: '2026-11-23 10:00' });
    lastMoment.contact('2026-11-23 12:00:00').settle('2026-11-23 18:00');
    expect(lastMoment.task('contact').state).toBe('done');
    expect(lastMoment.escalations('ESC-2')).toEqual([]);
    const within = newCarDefect().contact('2026-11-23 15:00', { at: '2026-11-23T12:00:00.999+08:00' });
    expect(within.task('contact').state).toBe('done');
  });

  it('CLOCK-1 only an attempt that reached the customer meets it', () => {
    const defect = newCarDefect().contact('2026-11-23 10:30', { outcome: 'not_reached' });
    expect(defect.task('contact').state).toBe('open');
    expect(defect.complaint).toMatchObject({ status: 'received' });
    expect(defect.settle('2026-11-23 12:00').task('contact').state).toBe('overdue');
  });

  it('CLOCK-1 nobody reached can be told of progress', () => {
    const attempt = { outcome: 'not_reached', progress: true };
    expect(() => newCarDefect().contact('2026-11-23 10:30', attempt)).toThrow(/heard no progress/);
  });

  it('CLOCK-1 a contact counts at the time it was made, never before receipt nor in the future', () => {
    const defect = newCarDefect().contact('2026-11-23 11:45', { at: instantText('10:20:00') });
    expect(defect.task('contact')).toMatchObject({ doneAt: '2026-11-23T02:20:00.000Z' });
    const contactAt = (time: string) => () =>
      newCarDefect().contact('2026-11-23 11:00', { at: instantText(time) });
    expect(contactAt('09:59:59')).toThrow('before the complaint was received');
    expect(contactAt('11:00:01')).toThrow('in the future');
  });

  it('CLOCK-1 two hours are two hours: the clock change at night moves the wall clock, not the promise', () => {
    const zone = berlin;
    const overrides = { contactByEndOfDay: 'P1D' };
    const spring = newCarDefect({ zone, overrides, receivedAt: '2026-03-29 01:30' });
    expect(spring.due('contact')).toBe('2026-03-29 04:30:00');
    const autumn = newCarDefect({ zone, overrides, receivedAt: '2026-10-25 01:30' });
    expect(autumn.due('contact')).toBe('2026-10-25 02:30:00');
  });

  it('CLOCK-1 reaching the customer once is enough; a second call changes nothing of it', () => {
    const defect = newCarDefect().contact('2026-11-23 11:00').contact('2026-11-24 09:00');
    expect(defect.task('contact')).toMatchObject({ state: 'done', doneAt: '2026-11-23T03:00:00.000Z' });
  });
});

describe('CLOCK-2', () => {
  it('CLOCK-2 every complaint is contacted by the end of its day and replied to by the end of the next', () => {
    const complaint = received({ category: 'price_dispute' });
    expect(complaint.due('contact')).toBe('2026-11-23 23:59:59');
    expect(complaint.due('reply')).toBe('2026-11-24 23:59:59');
  });

  it('CLOCK-2 one forwarded by the manufacturer has the same deadlines', () => {
    const complaint = received({ channel: 'manufacturer' });
    expect([complaint.due('contact'), complaint.due('reply')]).toEqual([
      '2026-11-23 23:59:59',
      '2026-11-24 23:59:59',
    ]);
  });

  it('CLOCK-2 of a product complaint forwarded by the manufacturer, the earlier of the two holds', () => {
    const forwarded = (receivedAt: string) => newCarDefect({ channel: 'manufacturer', receivedAt });
    expect(forwarded('2026-11-23 10:00').due('contact')).toBe('2026-11-23 12:00:00');
    expect(forwarded('2026-11-23 23:00').due('contact')).toBe('2026-11-23 23:59:59');
    // The solution a day after the contact comes before the end of the next day, which alone would be promised.
    expect(forwarded('2026-11-23 10:00').due('solution')).toBe('2026-11-24 12:00:00');
    expect(forwarded('2026-11-23 23:00').due('solution')).toBe('2026-11-24 23:59:59');
    expect(forwarded('2026-11-23 10:00').has('reply')).toBe(false);
  });

  it('CLOCK-2 where the two hours of a new-car defect end after midnight, the end of the day holds', () => {
    expect(newCarDefect({ receivedAt: '2026-11-23 21:59:59' }).due('contact')).toBe('2026-11-23 23:59:59');
    expect(newCarDefect({ receivedAt: '2026-11-23 21:59:58' }).due('contact')).toBe('2026-11-23 23:59:58');
    expect(newCarDefect({ receivedAt: '2026-11-23 23:50' }).due('contact')).toBe('2026-11-23 23:59:59');
  });

  test.each([
    ['the last day of a month', '2026-11-30 16:00', '2026-11-30 23:59:59', '2026-12-01 23:59:59'],
    ['the last day of a year', '2026-12-31 23:59:59', '2026-12-31 23:59:59', '2027-01-01 23:59:59'],
    ['the day before a leap day', '2028-02-28 10:00', '2028-02-28 23:59:59', '2028-02-29 23:59:59'],
    ['a leap day', '2028-02-29 00:00', '2028-02-29 23:59:59', '2028-03-01 23:59:59'],
    ['28 February of another year', '2027-02-28 10:00', '2027-02-28 23:59:59', '2027-03-01 23:59:59'],
  ])('CLOCK-2 holds on %s', (_, receivedAt, contact, reply) => {
    const complaint = received({ receivedAt });
    expect([complaint.due('contact'), complaint.due('reply')]).toEqual([contact, reply]);
  });

  test.each([
    [berlin, '2026-03-28 20:00', '2026-03-28T22:59:59.000Z', '2026-03-29T21:59:59.000Z'],
    [berlin, '2026-10-24 20:00', '2026-10-24T21:59:59.000Z', '2026-10-25T22:59:59.000Z'],
    [newYork, '2026-03-07 20:00', '2026-03-08T04:59:59.000Z', '2026-03-09T03:59:59.000Z'],
    [newYork, '2026-10-31 20:00', '2026-11-01T03:59:59.000Z', '2026-11-02T04:59:59.000Z'],
    ['Africa/Cairo', '2026-04-23 20:00', '2026-04-23T21:59:59.000Z', '2026-04-24T20:59:59.000Z'],
  ])('CLOCK-2 the day is the branch’s: %s around %s', (zone, receivedAt, contact, reply) => {
    const complaint = received({ zone, receivedAt });
    expect(complaint.task('contact').dueAt).toBe(contact);
    expect(complaint.task('reply').dueAt).toBe(reply);
  });

  it('CLOCK-2 the last second of the day still belongs to it', () => {
    expect(received().contact('2026-11-23 23:59:59').task('contact').state).toBe('done');
    expect(received().contact('2026-11-24 00:00:00').task('contact').state).toBe('done_late');
  });

  it('CLOCK-2 a contact is no reply; what was found so far, or the solution, is', () => {
    const contacted = () => received().contact('2026-11-23 11:00');
    expect(contacted().task('reply').state).toBe('open');
    const progress = contacted().contact('2026-11-24 11:00', { progress: true });
    expect(progress.task('reply')).toMatchObject({ state: 'done', doneAt: '2026-11-24T03:00:00.000Z' });
    const solution = contacted().propose('2026-11-24 12:00');
    expect(solution.task('reply')).toMatchObject({ state: 'done', doneAt: '2026-11-24T04:00:00.000Z' });
    const solvedAtOnce = contacted().resolve('2026-11-23 12:00');
    expect(solvedAtOnce.task('reply')).toMatchObject({ state: 'done', doneAt: '2026-11-23T04:00:00.000Z' });
  });

  it('CLOCK-2 a solution promised no later than the reply stands in its place', () => {
    const defect = newCarDefect();
    expect(defect.has('reply')).toBe(false);
    expect(defect.due('solution')).toBe('2026-11-24 12:00:00');
    expect(newCarDefect({ receivedAt: '2026-11-23 23:00' }).has('reply')).toBe(false);
  });

  it('CLOCK-2 where the solution comes later than the end of the next day, both are promised', () => {
    const shortDay = newCarDefect({ zone: berlin, receivedAt: '2026-03-28 22:30' });
    expect(shortDay.due('solution')).toBe('2026-03-30 00:59:59');
    expect(shortDay.due('reply')).toBe('2026-03-29 23:59:59');
    const slow = newCarDefect({ overrides: { solutionWithin: 'PT72H' } });
    expect([slow.due('reply'), slow.due('solution')]).toEqual(['2026-11-24 23:59:59', '2026-11-26 12:00:00']);
  });
});

describe('CLOCK-3', () => {
  it('CLOCK-3 the solution to a new-car defect is told within 24 hours of the contact', () => {
    expect(newCarDefect().contact('2026-11-23 10:15').due('solution')).toBe('2026-11-24 10:15:00');
  });

  it('CLOCK-3 a late contact gives no more time: the contact deadline counts', () => {
    const late = newCarDefect().contact('2026-11-23 14:00');
    expect(late.due('solution')).toBe('2026-11-24 12:00:00');
  });

  it('CLOCK-3 the first contact counts, not a later one', () => {
    const defect = newCarDefect().contact('2026-11-23 10:15').contact('2026-11-23 11:30');
    expect(defect.due('solution')).toBe('2026-11-24 10:15:00');
  });

  it('CLOCK-3 a contact that is registered late moves the deadline to where it always was', () => {
    const defect = newCarDefect().contact('2026-11-24 11:00', { at: instantText('10:15:00') });
    expect(defect.task('solution')).toMatchObject({
      state: 'overdue',
      missed: { at: '2026-11-24T02:15:00.000Z' },
    });
    expect(defect.escalations('ESC-2').at(-1)).toBe('ESC-2 care_director 2026-11-24 10:15:00');
  });

  test.each([
    ['10:15:00', 'done'],
    ['10:15:01', 'done_late'],
  ])('CLOCK-3 told at %s on the next day it is %s', (time, state) => {
    const defect = newCarDefect().contact('2026-11-23 10:15');
    expect(defect.propose(`2026-11-24 ${time}`).task('solution').state).toBe(state);
  });

  it('CLOCK-3 a solution counts as told when the customer heard it', () => {
    const defect = newCarDefect().contact('2026-11-23 10:15');
    defect.propose('2026-11-24 18:00', { toldCustomerAt: '2026-11-23T16:00:00+08:00' });
    expect(defect.task('solution')).toMatchObject({ state: 'done', doneAt: '2026-11-23T08:00:00.000Z' });
  });

  it('CLOCK-3 twenty-four hours are exact over a clock change', () => {
    const autumn = newCarDefect({ zone: berlin, receivedAt: '2026-10-24 15:00' });
    expect(autumn.contact('2026-10-24 15:30').due('solution')).toBe('2026-10-25 14:30:00');
  });
});

function instantText(time: string): string {
  return `2026-11-23T${time}+08:00`;
}
