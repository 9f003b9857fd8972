import { describe, expect, it } from 'vitest';
import { newCarDefect, received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('CLOCK-10', () => {
  it('CLOCK-10 missed, set anew and missed again, it can only be met late, whatever lies between', () => {
    const complaint = contacted().setDeadline('2026-11-23 12:00', '2026-11-24 12:00');
    complaint.settle('2026-11-24 13:00').setDeadline('2026-11-24 14:00', '2026-11-26 12:00');
    complaint.settle('2026-11-26 13:00');
    complaint.resolve('2026-11-26 15:00', { completedAt: '2026-11-25T10:00:00+08:00' });
    expect(complaint.task('resolution').state).toBe('done_late');
  });

  it('CLOCK-10 of a complaint that was withdrawn nothing is told any more', () => {
    const late = contacted().setDeadline('2026-11-23 12:00', '2026-11-23 13:00').resolve('2026-11-23 14:00');
    late.withdraw('2026-11-23 15:00').settle('2026-11-25 00:00');
    expect(late.told('resolution_missed')).toEqual([]);
    expect(late.told('complaint_ended')).toEqual(['sales_director 2026-11-23 15:00:00']);
  });
});

describe('CLOCK-11', () => {
  const approved = () =>
    contacted()
      .propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) })
      .approve('2026-11-23 13:00');

  it('CLOCK-11 an approved solution that another replaces need not be told', () => {
    const replaced = approved().propose('2026-11-23 14:00', { kind: 'return_vehicle' });
    expect(replaced.task('solution')).toMatchObject({ state: 'cancelled', reason: 'replaced' });
    replaced.settle('2026-11-24 00:30');
    expect(replaced.escalations('ESC-2')).toEqual([]);
  });

  it('CLOCK-11 what was promised before the approval is promised all the same', () => {
    const defect = newCarDefect()
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) })
      .approve('2026-11-23 13:00')
      .propose('2026-11-23 14:00', { kind: 'return_vehicle' });
    expect(defect.task('solution').state).toBe('open');
  });
});

describe('CLOCK-6', () => {
  it('CLOCK-6 a solution that was heard counts, also when another is proposed in its place', () => {
    const complaint = contacted().propose('2026-11-23 12:00');
    complaint.propose('2026-11-24 12:00', { kind: 'return_vehicle' }).settle('2026-11-26 12:00');
    expect(complaint.escalations('CLOCK-6')).toEqual([]);
  });

  it('CLOCK-6 where the owner has no superior the care director is told', () => {
    const complaint = received().escalate('2026-11-23 11:00', 'general_manager');
    complaint.escalate('2026-11-23 12:00', 'group_admin').settle('2026-11-26 12:00');
    expect(complaint.escalations('CLOCK-6')).toEqual(['CLOCK-6 care_director 2026-11-25 23:59:59']);
  });
});

describe('CLOCK-4', () => {
  it('CLOCK-4 whoever owns it is told of a deadline that was set or came forward', () => {
    const complaint = received().setDeadline('2026-11-23 11:00', '2026-11-27 12:00');
    expect(complaint.told('deadline_changed')).toEqual(['sales_director 2026-11-23 11:00:00']);
    complaint.classify('2026-11-23 12:00', { priority: 'high' });
    expect(complaint.due('resolution')).toBe('2026-11-27 12:00:00');
    const other = received().classify('2026-11-23 12:00', { priority: 'high' });
    expect(other.told('deadline_changed')).toEqual(['sales_director 2026-11-23 12:00:00']);
  });

  it('CLOCK-4 a deadline that was set stays, also where it is that of a priority', () => {
    const complaint = received().setDeadline('2026-11-23 11:00', '2026-11-28 23:59:59');
    complaint.classify('2026-11-23 12:00', { severe: true });
    expect(complaint.due('resolution')).toBe('2026-11-28 23:59:59');
  });
});

describe('CLOSE-2', () => {
  it('CLOSE-2 the owner hears that the customer is not satisfied', () => {
    const complaint = contacted().resolve('2026-11-23 12:00').verify('2026-11-23 13:00', 'unsatisfied');
    expect(complaint.told('complaint_reopened')).toEqual(['sales_director 2026-11-23 13:00:00']);
  });
});
