import { describe, expect, it, test } from 'vitest';
import { runningTasks } from '../../shared/domain/complaint/draft.ts';
import { newCarDefect, received } from '../support/complaint.ts';
import { berlin } from '../support/time.ts';

const contacted = () => received().contact('2026-11-23 11:00');
/** Past its resolution deadline, end of 28 November, and told of on the 29th. */
const missed = () => contacted().propose('2026-11-23 12:00').settle('2026-11-29 09:00');

describe('CLOCK-7', () => {
  it('CLOCK-7 the care director verifies by the end of the day on which handling was completed', () => {
    const complaint = contacted().resolve('2026-11-24 15:00');
    expect(complaint.due('verification')).toBe('2026-11-24 23:59:59');
    expect(complaint.task('verification').owner).toEqual({ role: 'care_director' });
  });

  it('CLOCK-7 a form handed in on a later day gives 24 hours from then', () => {
    const complaint = contacted().resolve('2026-11-25 00:00:10', {
      completedAt: '2026-11-24T18:00:00+08:00',
    });
    expect(complaint.due('verification')).toBe('2026-11-26 00:00:10');
    const sameDay = contacted().resolve('2026-11-24 23:30', { completedAt: '2026-11-24T08:00:00+08:00' });
    expect(sameDay.due('verification')).toBe('2026-11-24 23:59:59');
  });

  it('CLOCK-7 the day is the branch’s, the hours exact', () => {
    const complaint = received({ zone: berlin, receivedAt: '2026-10-23 10:00' }).contact('2026-10-23 10:30');
    complaint.resolve('2026-10-24 14:00', { completedAt: '2026-10-23T23:30:00+02:00' });
    expect(complaint.due('verification')).toBe('2026-10-25 13:00:00');
  });

  test.each([
    ['23:59:59', 'done'],
    ['+1', 'done_late'],
  ])('CLOCK-7 verified at %s it is %s', (time, state) => {
    const at = time === '+1' ? '2026-11-25 00:00:00' : `2026-11-24 ${time}`;
    const complaint = contacted().resolve('2026-11-24 15:00').verify(at, 'satisfied');
    expect(complaint.task('verification').state).toBe(state);
  });

  it('CLOCK-7 a call in vain but in time is to be made again by the end of the next day', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'not_reached');
    expect(complaint.due('verification')).toBe('2026-11-25 23:59:59');
    expect(complaint.task('verification').state).toBe('open');
  });

  it('CLOCK-7 a call in vain after the deadline leaves it overdue', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').verify('2026-11-25 16:00', 'not_reached');
    expect(complaint.task('verification').state).toBe('overdue');
    expect(complaint.due('verification')).toBe('2026-11-24 23:59:59');
  });
});

describe('CLOCK-9', () => {
  it('CLOCK-9 after a missed resolution deadline is told, cause and remedy are due within 24 hours', () => {
    const complaint = missed();
    expect(complaint.due('remedy')).toBe('2026-11-30 09:00:00');
    expect(complaint.task('remedy').owner).toEqual({ role: 'general_manager' });
  });

  it('CLOCK-9 so are they after a customer was not satisfied', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').verify('2026-11-24 16:20', 'unsatisfied');
    expect(complaint.due('remedy')).toBe('2026-11-25 16:20:00');
  });

  test.each([
    ['2026-11-30 09:00:00', 'done'],
    ['2026-11-30 09:00:01', 'done_late'],
  ])('CLOCK-9 recorded on %s they are %s', (at, state) => {
    expect(missed().remedy(at).task('remedy').state).toBe(state);
  });

  it('CLOCK-9 who misses it is told themselves, and nobody above', () => {
    const complaint = missed();
    const escalations = complaint.escalations().length;
    complaint.settle('2026-11-30 09:00');
    expect(complaint.task('remedy').state).toBe('overdue');
    expect(complaint.told('deadline_missed')).toContain('general_manager 2026-11-30 09:00:00');
    expect(complaint.escalations()).toHaveLength(escalations);
  });

  it('CLOCK-9 one account serves every remedy that is asked for', () => {
    const complaint = missed().resolve('2026-11-29 10:00').verify('2026-11-29 11:00', 'unsatisfied');
    expect(runningTasks(complaint.complaint, 'remedy')).toHaveLength(2);
    expect(runningTasks(complaint.remedy('2026-11-29 12:00').complaint, 'remedy')).toEqual([]);
  });

  it('CLOCK-9 a remedy still open when the complaint ends is cancelled', () => {
    const complaint = missed().resolve('2026-11-29 10:00').verify('2026-11-29 11:00', 'satisfied');
    expect(complaint.task('remedy')).toMatchObject({ state: 'cancelled', reason: 'closed' });
  });
});

describe('CLOCK-11', () => {
  const approved = (at = '2026-11-24 15:00') =>
    contacted().propose('2026-11-23 12:00', { kind: 'exchange_vehicle' }).approve(at);

  it('CLOCK-11 an approved solution is told to the customer the same day', () => {
    const complaint = approved();
    expect(complaint.due('solution')).toBe('2026-11-24 23:59:59');
    expect(complaint.told('solution_approved')).toEqual(['sales_director 2026-11-24 15:00:00']);
  });

  test.each([
    ['2026-11-24 23:59:59', 'done'],
    ['2026-11-25 00:00:00', 'done_late'],
  ])('CLOCK-11 told on %s it is %s', (at, state) => {
    const complaint = approved().contact(at);
    expect(complaint.task('solution').state).toBe(state);
    expect(complaint.complaint.solution?.toldAt).toBe(complaint.instant(at));
  });

  it('CLOCK-11 a call made before the approval did not tell it', () => {
    const complaint = approved().contact('2026-11-24 16:00', { at: '2026-11-24T14:59:59+08:00' });
    expect(complaint.task('solution').state).toBe('open');
    expect(complaint.complaint.solution?.toldAt).toBeUndefined();
  });

  it('CLOCK-11 an attempt in vain does not tell it; the customer’s answer shows that it was told', () => {
    const complaint = approved().contact('2026-11-24 16:00', { outcome: 'not_reached' });
    expect(complaint.task('solution').state).toBe('open');
    expect(complaint.agree('2026-11-24 17:00').task('solution').state).toBe('done');
  });

  it('CLOCK-11 one that needs no approval is told with the proposal', () => {
    expect(contacted().propose('2026-11-23 12:00').has('solution')).toBe(false);
  });

  it('CLOCK-11 the 24 hours of a new-car defect hold where they end before the day does', () => {
    const pending = () =>
      newCarDefect().contact('2026-11-23 10:30').propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    expect(pending().approve('2026-11-24 09:00').due('solution')).toBe('2026-11-24 10:30:00');
    expect(pending().approve('2026-11-23 13:00').due('solution')).toBe('2026-11-23 23:59:59');
  });

  it('CLOCK-11 where the solution was overdue already, the approved one is still told the same day', () => {
    const defect = newCarDefect()
      .contact('2026-11-23 10:30')
      .propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    defect.settle('2026-11-24 11:00').approve('2026-11-24 14:00');
    expect(defect.due('solution')).toBe('2026-11-24 23:59:59');
    expect(defect.contact('2026-11-24 15:00').task('solution').state).toBe('done_late');
    const untold = newCarDefect()
      .contact('2026-11-23 10:30')
      .propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    untold.settle('2026-11-24 11:00').approve('2026-11-24 14:00').settle('2026-11-25 00:00');
    expect(untold.escalations('ESC-2')).toHaveLength(4);
  });

  it('CLOCK-11 a rejected solution is promised to nobody', () => {
    const complaint = contacted().propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    complaint.approve('2026-11-23 14:00', { approved: false, reason: '成本过高' });
    expect(complaint.has('solution')).toBe(false);
  });
});
