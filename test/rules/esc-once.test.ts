import { describe, expect, it } from 'vitest';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('ESC-6', () => {
  const unsatisfied = () => contacted().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'unsatisfied');

  it('ESC-6 an unsatisfied customer is told to the general manager at once', () => {
    expect(unsatisfied().escalations()).toEqual(['ESC-6 general_manager 2026-11-24 16:00:00']);
    expect(unsatisfied().told('customer_unsatisfied')).toEqual(['general_manager 2026-11-24 16:00:00']);
  });

  it('ESC-6 the complaint is reopened with a new resolution deadline, counted from then', () => {
    const complaint = unsatisfied();
    expect(complaint.complaint.status).toBe('reopened');
    expect(complaint.due('resolution')).toBe('2026-11-29 23:59:59');
    expect(complaint.plan('resolution')).toEqual([
      'report_no_solution 2026-11-25 23:59:59',
      'remind 2026-11-28 09:00:00',
      'miss 2026-11-29 23:59:59',
      'tell_missed 2026-11-30 09:00:00',
    ]);
    expect(complaint.has('remedy')).toBe(true);
  });

  it('ESC-6 every round in which the customer is not satisfied is told', () => {
    const complaint = unsatisfied().resolve('2026-11-25 15:00').verify('2026-11-25 16:00', 'unsatisfied');
    expect(complaint.escalations('ESC-6')).toEqual([
      'ESC-6 general_manager 2026-11-24 16:00:00',
      'ESC-6 general_manager 2026-11-25 16:00:00',
    ]);
  });

  it('ESC-6 a reopened complaint that is late again is told like the first time', () => {
    expect(unsatisfied().settle('2026-11-30 09:00').escalations('ESC-1')).toEqual([
      'ESC-1 care_director 2026-11-30 09:00:00',
      'ESC-1 general_manager 2026-11-30 09:00:00',
    ]);
  });
});

describe('ESC-7', () => {
  const causes = ({ complaint }: Case) =>
    complaint.escalations.map(({ rule, cause, level }) => `${rule} ${cause} ${level}`);

  it('ESC-7 whatever is settled twice, each level hears of a cause once', () => {
    const once = newCarDefect().settle('2026-12-31 00:00');
    const often = newCarDefect();
    for (let day = 23; day <= 30; day++) {
      often.settle(`2026-11-${day} 12:00`).settle(`2026-11-${day} 12:00`);
    }
    often.settle('2026-12-31 00:00').settle('2026-12-31 00:00').settle('2026-11-24 00:00');
    expect(causes(often)).toEqual(causes(once));
    expect(new Set(causes(often)).size).toBe(causes(often).length);
    expect(often.notices.map(({ id, kind, at }) => ({ id, kind, at }))).toEqual(
      once.notices.map(({ id, kind, at }) => ({ id, kind, at })),
    );
  });

  it('ESC-7 a settling at which nothing is due is no change', () => {
    const defect = newCarDefect().settle('2026-11-23 12:00');
    const { state } = defect;
    expect(defect.settle('2026-11-23 12:00').state).toBe(state);
    expect(defect.settle('2026-11-24 11:59:59').state).toBe(state);
  });

  it('ESC-7 every level told is counted, with its month', () => {
    const defect = newCarDefect({ receivedAt: '2026-11-30 10:00' }).settle('2026-12-01 12:00');
    expect(defect.complaint.escalations.map(({ level, month }) => `${level} ${month}`)).toEqual([
      'general_manager 2026-11',
      'care_director 2026-11',
      'general_manager 2026-12',
      'care_director 2026-12',
    ]);
  });

  it('ESC-7 a command that comes late settles what was due before it, in its order', () => {
    const defect = newCarDefect().contact('2026-11-24 13:00');
    expect(defect.entries.map(({ action }) => action)).toEqual([
      'register-complaint',
      'contact_miss',
      'solution_miss',
      'record-contact',
    ]);
    expect(defect.complaint.version).toBe(2);
  });
});
