import { describe, expect, it, test } from 'vitest';
import type { Counters } from '../../shared/domain/figures/counters.ts';
import { replay } from '../../shared/domain/record.ts';
import { isWork } from '../../shared/domain/task.ts';
import { Measure } from '../support/improvement.ts';
import { newYork, wallClock } from '../support/time.ts';

describe('STAT-7', () => {
  it('STAT-7 whoever is to do it is told at once, reminded the day before, and the care director with them', () => {
    expect(new Measure().settle('2026-12-19 18:00').told()).toEqual([
      'task_opened service_director 2026-12-02 10:00:00',
      'reminder service_director 2026-12-19 18:00:00',
      'reminder care_director 2026-12-19 18:00:00',
    ]);
  });

  it('STAT-7 unfinished when it is due, the general manager is told once, and it is overdue', () => {
    const measure = new Measure();
    for (const at of ['2026-12-20 17:59:59', '2026-12-20 18:00', '2026-12-21 00:00', '2027-06-01 00:00']) {
      measure.settle(at);
    }
    expect(measure.told().filter((one) => one.startsWith('deadline_missed'))).toEqual([
      'deadline_missed general_manager 2026-12-20 18:00:00',
    ]);
    expect(measure.improvement.state).toBe('overdue');
    expect(measure.task).toMatchObject({ state: 'overdue' });
  });

  it('STAT-7 done in time nobody is told, done late it stays late', () => {
    const inTime = new Measure().complete('2026-12-20 18:00').settle('2027-03-31 00:00');
    expect(inTime.task.state).toBe('done');
    expect(inTime.told().some((one) => one.startsWith('deadline_missed'))).toBe(false);
    const late = new Measure().complete('2026-12-21 09:00');
    expect(late.improvement.state).toBe('completed');
    expect(late.task.state).toBe('done_late');
    expect(late.told()).toContain('deadline_missed general_manager 2026-12-20 18:00:00');
  });

  it('STAT-7 it is done once', () => {
    const measure = new Measure().complete('2026-12-15 09:00');
    expect(() => measure.complete('2026-12-16 09:00')).toThrow('once it is completed');
    measure.settle('2027-04-01 09:00');
    expect(() => measure.complete('2027-04-02 09:00')).toThrow('once it is measured');
  });

  /** Six in ten complaints until December, one in four from January on. */
  const counters = (month: string): Counters =>
    month < '2027-01'
      ? { received: 10, 'category.repair_quality': 6, 'cause.workmanship': 5 }
      : { received: 20, 'category.repair_quality': 5, 'cause.workmanship': 1 };

  test.each([
    ['a category', { category: 'repair_quality' } as const, 18, 15],
    ['a cause', { cause: 'workmanship' } as const, 15, 3],
  ])(
    'STAT-7 the rate of %s in the three months before and after is measured',
    (_, subject, before, after) => {
      const measure = new Measure({ subject, counters }).complete('2026-12-15 09:00');
      expect(measure.settle('2027-04-01 08:59:59').improvement.state).toBe('completed');
      expect(measure.settle('2027-04-01 09:00').improvement).toMatchObject({
        state: 'measured',
        effect: {
          measuredAt: measure.instant('2027-04-01 09:00'),
          before: { from: '2026-09', to: '2026-11', count: before, received: 30 },
          after: { from: '2027-01', to: '2027-03', count: after, received: 60 },
        },
      });
      expect(measure.told().at(-1)).toBe('effect_measured care_director 2027-04-01 09:00:00');
      measure.settle('2027-12-31 00:00');
      expect(measure.told().filter((one) => one.startsWith('effect_measured'))).toHaveLength(1);
    },
  );

  it('STAT-7 the director reads how the share has changed', () => {
    const measure = new Measure({ counters }).complete('2026-12-15 09:00').settle('2027-04-01 09:00');
    expect(measure.notices.at(-1)?.text.zh).toContain('60.0 % (18/30) → 25.0 % (15/60)');
  });

  test.each([
    ['2026-12-31 23:59:59', '2026-09 2026-11', '2027-04-01 09:00:00'],
    ['2027-01-01 00:00:00', '2026-10 2026-12', '2027-05-01 09:00:00'],
    ['2027-11-30 12:00:00', '2027-08 2027-10', '2028-03-01 09:00:00'],
  ])('STAT-7 done on %s it is compared with %s and measured on %s', (doneAt, before, measuredAt) => {
    const measure = new Measure({ timeZone: newYork, dueAt: '2027-12-01 18:00' }).complete(doneAt);
    const { improvement } = measure;
    if (!('comparison' in improvement)) throw new Error('it is not done');
    expect(`${improvement.comparison.before.from} ${improvement.comparison.before.to}`).toBe(before);
    const effect = improvement.tasks.find(({ kind }) => kind === 'effect');
    expect(wallClock(effect?.dueAt ?? '', newYork)).toBe(measuredAt);
    expect(improvement.tasks.filter(isWork)).toEqual([]);
  });

  it.each([
    ['dueAt', { dueAt: '2026-12-02 10:00' }],
    ['dueAt', { dueAt: '2027-12-31 10:00' }],
    ['month', { month: '2027-01' }],
    ['subject.category', { subject: { category: 'enquiry' as const } }],
  ])('STAT-7 what makes no sense is refused at %s', (path, told) => {
    expect(() => new Measure(told)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'invalid', path }) }),
    );
  });

  it('STAT-7 the record tells all of it', () => {
    const measure = new Measure({ counters }).complete('2026-12-21 09:00').settle('2027-04-01 09:00');
    const { version: _, entries: __, notices: ___, ...facts } = measure.improvement;
    expect(replay(measure.entries)).toEqual({ head: facts, details: measure.state.details });
  });
});
