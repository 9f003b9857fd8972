import { describe, expect, it, test } from 'vitest';
import { complaintView } from '../../functions/complaints/complaint-view.ts';
import { deadlineNames } from '../../shared/domain/deadline-names.ts';
import type { PolicyOverrides } from '../../shared/domain/policy.ts';
import { isPaused, nextStepAt } from '../../shared/domain/task.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

const wait = (complaint: Case, at: string, until?: string) =>
  complaint.do('await-customer', at, until === undefined ? {} : { until: complaint.instant(until) });
const end = (complaint: Case, at: string) => complaint.do('end-waiting', at, {}, 'care_officer');

/** To be resolved by the end of Saturday the 28th. */
const contacted = (told = {}) => received(told).contact('2026-11-23 10:30');
const overrides = { pausedWhileWaiting: ['solution', 'resolution'] } satisfies PolicyOverrides;

describe('POLICY-2 waiting for the customer', () => {
  it('POLICY-2 the plan of the resolution stands still: no step to come, no reminder, no miss', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00');
    const task = complaint.task('resolution');
    expect(isPaused(task)).toBe(true);
    expect(nextStepAt(task)).toBeUndefined();
    complaint.settle('2026-12-20 12:00');
    expect(complaint.task('resolution')).toEqual(task);
    expect([complaint.told('reminder'), complaint.escalations('ESC-1')]).toEqual([[], []]);
  });

  it('POLICY-2 at its end every time is later by the time waited, and what follows is set anew', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00');
    expect(complaint.due('resolution')).toBe('2026-11-28 23:59:59');
    end(complaint, '2026-11-26 15:00');
    expect(complaint.due('resolution')).toBe('2026-12-02 02:59:59');
    expect(complaint.plan('resolution')).toEqual([
      'report_no_solution 2026-11-29 02:59:59',
      'remind 2026-12-01 09:00:00',
      'miss 2026-12-02 02:59:59',
      'tell_missed 2026-12-03 09:00:00',
    ]);
    expect(complaint.told('deadline_changed')).toEqual(['sales_director 2026-11-26 15:00:00']);
  });

  it('POLICY-2 where the deadline runs in working time it is later by working time', () => {
    const inWorkingTime = [...deadlineNames];
    const day: [string, string][] = [['09:00', '18:00']];
    const openingHours = { mon: day, tue: day, wed: day, thu: day, fri: day };
    const complaint = contacted({ overrides: { inWorkingTime, openingHours } });
    expect(complaint.due('resolution')).toBe('2026-11-30 18:00:00');
    wait(complaint, '2026-11-27 17:00');
    end(complaint, '2026-11-30 10:00');
    expect(complaint.due('resolution')).toBe('2026-12-01 11:00:00');
    wait(complaint, '2026-11-30 19:00');
    end(complaint, '2026-12-01 08:00');
    expect(complaint.due('resolution')).toBe('2026-12-01 11:00:00');
  });

  it('POLICY-2 stopped and let go at once, nothing is changed', () => {
    const complaint = contacted();
    const before = complaint.task('resolution');
    wait(complaint, '2026-11-23 12:00');
    end(complaint, '2026-11-23 12:00');
    const { step: _, ...after } = complaint.task('resolution');
    expect(before).toMatchObject(after);
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length - 1);
    expect([complaint.told('deadline_changed'), complaint.complaint.waits]).toEqual([[], []]);
  });

  it('POLICY-2 no reminder comes twice or for a time that has passed', () => {
    const complaint = contacted().settle('2026-11-27 20:00');
    expect(complaint.told('reminder')).toHaveLength(2);
    end(wait(complaint, '2026-11-28 10:00'), '2026-11-28 10:00');
    expect(complaint.settle('2026-11-28 12:00').told('reminder')).toHaveLength(2);
  });

  it('POLICY-2 which promises stand still is the policy’s, also of those that are made meanwhile', () => {
    const complaint = wait(newCarDefect({ overrides }), '2026-11-23 11:00');
    const standing = () => complaint.complaint.tasks.filter(isPaused).map(({ kind }) => kind);
    expect(standing()).toEqual(['solution', 'resolution']);
    complaint.settle('2026-11-25 12:00');
    expect(complaint.task('solution').state).toBe('open');
    expect(complaint.task('contact').state).toBe('overdue');
    const later = wait(received({ overrides }), '2026-11-23 10:30');
    later.classify('2026-11-23 10:40', { category: 'new_car_quality' });
    expect(later.task('solution')).toMatchObject({ paused: { since: later.instant('2026-11-23 10:40') } });
  });

  it('POLICY-2 what is missed does not stand still, and without another promise nothing can', () => {
    const complaint = contacted().settle('2026-11-29 08:00');
    expect(complaint.allowed('2026-11-29 08:00')).not.toContain('await-customer');
    expect(() => wait(complaint, '2026-11-29 08:30')).toThrow('no promise is left');
    expect(() => wait(contacted({ overrides: { pausedWhileWaiting: [] } }), '2026-11-23 12:00')).toThrow(
      'no promise is left',
    );
    expect(() => end(contacted(), '2026-11-23 12:00')).toThrow('nobody is waited for');
  });

  it('POLICY-2 until a time: then the clocks run on by themselves, and the owner is told once', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00', '2026-11-25 12:00');
    expect(complaint.plan('resolution')).toEqual(['resume 2026-11-25 12:00:00']);
    complaint.settle('2026-11-25 11:59:59');
    expect(complaint.complaint.waiting).toBeDefined();
    complaint.settle('2026-11-26 09:00');
    expect(complaint.complaint.waiting).toBeUndefined();
    expect(complaint.due('resolution')).toBe('2026-11-30 23:59:59');
    expect(complaint.told('waiting_over')).toEqual(['sales_director 2026-11-25 12:00:00']);
    expect(complaint.entries.at(-1)).toMatchObject({ action: 'resolution_resume', by: { role: 'system' } });
  });

  it('POLICY-2 with several that stand still it ends once for all of them', () => {
    const complaint = newCarDefect({ overrides }).contact('2026-11-23 10:30');
    wait(complaint, '2026-11-23 12:00', '2026-11-25 12:00').settle('2026-11-25 12:00');
    expect(complaint.told('waiting_over')).toHaveLength(1);
    expect([complaint.due('solution'), complaint.due('resolution')]).toEqual([
      '2026-11-26 10:30:00',
      '2026-11-30 23:59:59',
    ]);
  });

  it('POLICY-2 told again it goes on, for another reason and until another time', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00', '2026-11-25 12:00');
    complaint.do('await-customer', '2026-11-24 12:00', { reason: '客户延期' });
    expect(complaint.plan('resolution')).toEqual([]);
    end(complaint, '2026-11-26 12:00');
    expect(complaint.due('resolution')).toBe('2026-12-01 23:59:59');
    expect(complaint.complaint.waits).toMatchObject([{ from: complaint.instant('2026-11-23 12:00') }]);
  });

  test.each([
    ['2026-11-23 12:00', 'must be in the future'],
    ['2026-11-23 11:00', 'must be in the future'],
    ['2027-11-25 12:00', 'must not be more than a year ahead'],
  ])('POLICY-2 not until %s', (until, message) => {
    expect(() => wait(contacted(), '2026-11-23 12:00', until)).toThrow(message);
  });

  it('POLICY-2 it outlasts another owner', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00', '2026-11-25 12:00');
    complaint.assignTo('2026-11-24 09:00', 'care_director').settle('2026-11-25 12:00');
    expect(complaint.due('resolution')).toBe('2026-11-30 23:59:59');
    expect(complaint.told('waiting_over')).toEqual(['care_director 2026-11-25 12:00:00']);
  });

  it('POLICY-2 a deadline set meanwhile is later by what is waited from then on', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00');
    complaint.setDeadline('2026-11-24 12:00', '2026-11-26 12:00').settle('2026-11-27 12:00');
    expect(complaint.task('resolution').state).toBe('open');
    end(complaint, '2026-11-27 12:00');
    expect(complaint.due('resolution')).toBe('2026-11-29 12:00:00');
  });

  it('POLICY-2 a stricter class takes nothing of the time that was waited, now or before', () => {
    const now = wait(contacted(), '2026-11-23 12:00').classify('2026-11-25 12:00', { priority: 'high' });
    expect(end(now, '2026-11-27 12:00').due('resolution')).toBe('2026-11-30 23:59:59');
    const before = end(wait(contacted(), '2026-11-23 12:00'), '2026-11-25 12:00');
    before.classify('2026-11-25 13:00', { priority: 'high' });
    expect(before.due('resolution')).toBe('2026-11-28 23:59:59');
  });

  it('POLICY-2 a duplicate’s stricter deadline holds from the merge on, and its own wait ends with it', () => {
    const into = wait(contacted(), '2026-11-23 12:00');
    const strict = received({ id: 'cmp.grp1.br1.c2', priority: 'high' });
    strict.mergeInto(into, '2026-11-24 12:00');
    expect(into.complaint.waiting).toBeDefined();
    expect(end(into, '2026-11-25 12:00').due('resolution')).toBe('2026-11-27 23:59:59');
    const waiting = wait(received({ id: 'cmp.grp1.br1.c3', priority: 'high' }), '2026-11-23 11:00');
    const other = contacted();
    waiting.mergeInto(other, '2026-11-24 11:00');
    expect(waiting.complaint).not.toHaveProperty('waiting');
    expect(other.due('resolution')).toBe('2026-11-27 23:59:59');
  });

  it('POLICY-2 handled while the customer is waited for it is in time, and the wait is over', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00', '2026-12-10 12:00');
    complaint.resolve('2026-12-03 12:00');
    expect(complaint.task('resolution')).toMatchObject({ state: 'done' });
    expect([complaint.complaint.waiting, complaint.state.details.waiting]).toEqual([undefined, undefined]);
    expect(complaint.settle('2026-12-10 12:00').told('waiting_over')).toEqual([]);
  });

  it('POLICY-2 missed before, it is missed still, and that is told though another deadline stands', () => {
    const complaint = contacted().settle('2026-11-29 08:00');
    complaint.setDeadline('2026-11-29 08:10', '2026-12-05 12:00');
    wait(complaint, '2026-11-29 08:20').settle('2026-11-29 12:00');
    expect(complaint.escalations('ESC-1')).toHaveLength(2);
    expect(complaint.task('resolution')).toMatchObject({
      state: 'open',
      paused: { since: expect.anything() },
    });
    expect(complaint.resolve('2026-12-01 12:00').task('resolution').state).toBe('done_late');
  });

  it('POLICY-2 a complaint that ends, or is taken up for another round, waits no longer', () => {
    const withdrawn = wait(contacted(), '2026-11-23 12:00').withdraw('2026-11-24 12:00');
    expect(withdrawn.complaint).not.toHaveProperty('waiting');
    const round = contacted({ overrides: { pausedWhileWaiting: ['verification'] } });
    round.resolve('2026-11-23 12:00');
    wait(round, '2026-11-23 13:00').verify('2026-11-25 12:00', 'unsatisfied');
    expect(round.complaint.verifications).toHaveLength(1);
    expect(round.task('verification').state).toBe('done');
    expect(round.complaint).not.toHaveProperty('waiting');
  });

  it('POLICY-2 the record has who stopped the clocks, why and when they ran on; the complaint shows it', () => {
    const complaint = wait(contacted(), '2026-11-23 12:00', '2026-11-25 12:00');
    const view = complaintView(complaint.state);
    expect(view.waiting).toEqual({
      since: '2026-11-23T12:00:00+08:00',
      until: '2026-11-25T12:00:00+08:00',
      reason: '等待客户送车',
    });
    expect(view.tasks.filter(({ pausedSince }) => pausedSince !== undefined)).toMatchObject([
      { kind: 'resolution', pausedSince: '2026-11-23T12:00:00+08:00' },
    ]);
    end(complaint, '2026-11-24 12:00');
    expect(complaint.entries.slice(-2)).toMatchObject([
      { action: 'await-customer', by: { role: 'sales_director' }, input: { reason: '等待客户送车' } },
      { action: 'end-waiting', by: { role: 'care_officer' } },
    ]);
    expect(complaintView(complaint.state)).toMatchObject({ waiting: undefined });
  });
});
