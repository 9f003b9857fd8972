import { describe, expect, it, test } from 'vitest';
import type { Priority } from '../../shared/domain/complaint/codes.ts';
import { newCarDefect, received } from '../support/complaint.ts';
import { berlin, newYork } from '../support/time.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('CLOCK-4', () => {
  const usual: Record<Priority, string> = {
    high: '2026-11-26 23:59:59',
    medium: '2026-11-28 23:59:59',
    low: '2026-11-30 23:59:59',
  };

  test.each(Object.entries(usual))('CLOCK-4 until one is set, %s is resolved by %s', (priority, due) => {
    expect(received({ priority: priority as Priority }).due('resolution')).toBe(due);
  });

  test.each([
    ['2026-12-29 08:00', 'Asia/Shanghai', '2027-01-01 23:59:59'],
    ['2028-02-27 08:00', 'Asia/Shanghai', '2028-03-01 23:59:59'],
    ['2026-03-27 08:00', berlin, '2026-03-30 23:59:59'],
    ['2026-10-23 23:59:59', berlin, '2026-10-26 23:59:59'],
    ['2026-10-31 00:00', newYork, '2026-11-03 23:59:59'],
  ])('CLOCK-4 three days after %s in %s end on %s', (receivedAt, zone, due) => {
    expect(received({ priority: 'high', receivedAt, zone }).due('resolution')).toBe(due);
  });

  it('CLOCK-4 the care director sets another, to the second', () => {
    const complaint = received().setDeadline('2026-11-23 11:00', '2026-11-25 16:30');
    expect(complaint.due('resolution')).toBe('2026-11-25 16:30:00');
    expect(complaint.plan('resolution')).toEqual([
      'remind 2026-11-24 16:30:00',
      'miss 2026-11-25 16:30:00',
      'report_no_solution 2026-11-25 23:59:59',
      'tell_missed 2026-11-26 09:00:00',
    ]);
  });

  it('CLOCK-4 it must lie ahead, and there must be something to resolve', () => {
    const inThePast = () => received().setDeadline('2026-11-23 11:00', '2026-11-23 11:00');
    expect(inThePast).toThrow('must be in the future');
    const resolved = () =>
      contacted().resolve('2026-11-23 12:00').setDeadline('2026-11-23 13:00', '2026-11-25 12:00');
    expect(resolved).toThrow('the complaint is resolved');
  });

  it('CLOCK-4 setting a deadline leaves the owner and the other promises as they were', () => {
    const complaint = received();
    const { owner, tasks } = complaint.complaint;
    complaint.setDeadline('2026-11-23 11:00', '2026-11-25 16:30');
    expect(complaint.complaint.owner).toEqual(owner);
    expect(complaint.complaint.tasks.slice(0, -1)).toEqual(tasks.slice(0, -1));
  });
});

describe('CLOCK-5', () => {
  const remindedFor = (deadline: string, zone?: string) =>
    received({ ...(zone && { zone }) })
      .setDeadline('2026-11-23 10:00', deadline)
      .plan('resolution')
      .find((step) => step.startsWith('remind'));

  it('CLOCK-5 the day before the deadline the owner is reminded, and the care specialist with them', () => {
    const complaint = received().settle('2026-11-27 09:00');
    expect(complaint.told('reminder')).toEqual([
      'sales_director 2026-11-27 09:00:00',
      'care_specialist 2026-11-27 09:00:00',
    ]);
    const reminder = complaint.notices.find(({ kind }) => kind === 'reminder');
    expect(reminder?.text.en).toContain('due by 2026-11-28 23:59; it is now received');
  });

  it('CLOCK-5 nobody is reminded a second too early', () => {
    expect(received().settle('2026-11-27 08:59:59').told('reminder')).toEqual([]);
  });

  test.each([
    ['2026-11-27 14:30', '2026-11-26 14:30:00'],
    ['2026-11-27 08:00', '2026-11-26 08:00:00'],
    ['2026-11-27 07:59:59', '2026-11-26 09:00:00'],
    ['2026-11-27 20:00', '2026-11-26 20:00:00'],
    ['2026-11-27 20:00:01', '2026-11-26 09:00:00'],
    ['2026-11-27 23:59:59', '2026-11-26 09:00:00'],
    ['2026-12-01 10:00', '2026-11-30 10:00:00'],
  ])('CLOCK-5 a deadline on %s is reminded of on %s', (deadline, reminder) => {
    expect(remindedFor(deadline)).toBe(`remind ${reminder}`);
  });

  test.each([
    ['in spring', '2026-03-29 16:00', '2026-03-28T15:00:00.000Z'],
    ['in autumn', '2026-10-25 16:00', '2026-10-24T14:00:00.000Z'],
  ])('CLOCK-5 the same time of day holds over the clock change %s', (_, deadline, reminder) => {
    const receivedAt = `${deadline.slice(0, 8)}20 10:00`;
    const complaint = received({ zone: berlin, receivedAt }).setDeadline(receivedAt, deadline);
    expect(complaint.task('resolution').plan).toContainEqual({ at: reminder, action: 'remind' });
  });

  it('CLOCK-5 a reminder whose time has passed when the deadline is set is left out', () => {
    expect(remindedFor('2026-11-24 10:00')).toBeUndefined();
    expect(remindedFor('2026-11-24 10:00:01')).toBe('remind 2026-11-23 10:00:01');
    const late = received({ registeredAt: '2026-11-27 09:00' });
    expect(late.told('reminder')).toEqual([]);
    expect(received({ registeredAt: '2026-11-27 08:59:59' }).plan('resolution')).toContain(
      'remind 2026-11-27 09:00:00',
    );
  });

  it('CLOCK-5 a care specialist who owns it is reminded once', () => {
    const complaint = received().assignTo('2026-11-23 11:00', 'care_specialist').settle('2026-11-27 09:00');
    expect(complaint.told('reminder')).toEqual(['care_specialist 2026-11-27 09:00:00']);
  });

  it('CLOCK-5 a new deadline is reminded of anew', () => {
    const complaint = received()
      .settle('2026-11-27 09:00')
      .setDeadline('2026-11-28 10:00', '2026-12-03 15:00');
    complaint.settle('2026-12-02 15:00');
    expect(complaint.told('reminder').filter((told) => told.startsWith('sales_director'))).toEqual([
      'sales_director 2026-11-27 09:00:00',
      'sales_director 2026-12-02 15:00:00',
    ]);
  });

  it('CLOCK-5 who owns it by then is reminded; once resolved nobody is', () => {
    const handedOver = received().assignTo('2026-11-24 10:00', 'service_director').settle('2026-11-27 09:00');
    expect(handedOver.told('reminder')[0]).toBe('service_director 2026-11-27 09:00:00');
    expect(contacted().resolve('2026-11-24 10:00').settle('2026-12-31 00:00').told('reminder')).toEqual([]);
  });
});

describe('CLOCK-6', () => {
  const reported = 'CLOCK-6 general_manager 2026-11-25 23:59:59';

  it('CLOCK-6 no solution by the end of the second day after receipt is reported to the owner’s superior', () => {
    const complaint = received().settle('2026-11-25 23:59:58');
    expect(complaint.escalations('CLOCK-6')).toEqual([]);
    complaint.settle('2026-11-25 23:59:59');
    expect(complaint.escalations('CLOCK-6')).toEqual([reported]);
    expect(complaint.told('no_solution')).toEqual(['general_manager 2026-11-25 23:59:59']);
  });

  it('CLOCK-6 a solution the customer has heard is not reported, nor a complaint that is resolved', () => {
    const late = '2026-11-26 00:00';
    expect(contacted().propose('2026-11-25 10:00').settle(late).escalations('CLOCK-6')).toEqual([]);
    expect(contacted().resolve('2026-11-25 10:00').settle(late).escalations('CLOCK-6')).toEqual([]);
    expect(contacted().withdraw('2026-11-25 10:00').settle(late).escalations('CLOCK-6')).toEqual([]);
  });

  it('CLOCK-6 a solution that still awaits approval is none yet, and neither is progress', () => {
    const pending = contacted().propose('2026-11-25 10:00', { kind: 'return_vehicle' });
    expect(pending.settle('2026-11-26 00:00').escalations('CLOCK-6')).toEqual([reported]);
    const progress = contacted().contact('2026-11-24 11:00', { progress: true });
    expect(progress.settle('2026-11-26 00:00').escalations('CLOCK-6')).toEqual([reported]);
  });

  it('CLOCK-6 the superior of whoever owns it by then is told', () => {
    const complaint = received().assignTo('2026-11-24 10:00', 'sales_adviser').settle('2026-11-26 00:00');
    expect(complaint.escalations('CLOCK-6')).toEqual(['CLOCK-6 sales_director 2026-11-25 23:59:59']);
    const top = received().assignTo('2026-11-24 10:00', 'general_manager').settle('2026-11-26 00:00');
    expect(top.escalations('CLOCK-6')).toEqual(['CLOCK-6 group_admin 2026-11-25 23:59:59']);
  });

  it('CLOCK-6 a new resolution deadline does not put the report off', () => {
    const complaint = received()
      .setDeadline('2026-11-24 10:00', '2026-12-24 10:00')
      .settle('2026-11-26 00:00');
    expect(complaint.escalations('CLOCK-6')).toEqual([reported]);
  });

  it('CLOCK-6 a round of handling that satisfied nobody was no solution', () => {
    const again = () =>
      contacted()
        .propose('2026-11-23 14:00')
        .resolve('2026-11-23 15:00')
        .verify('2026-11-23 16:00', 'unsatisfied');
    expect(again().settle('2026-11-26 00:00').escalations('CLOCK-6')).toEqual([reported]);
    const better = again().propose('2026-11-24 10:00').settle('2026-11-26 00:00');
    expect(better.escalations('CLOCK-6')).toEqual([]);
  });

  it('CLOCK-6 a complaint registered too late is reported at the time it should have been', () => {
    const late = newCarDefect({ registeredAt: '2026-11-26 08:00' });
    expect(late.escalations('CLOCK-6')).toEqual([reported]);
  });
});
