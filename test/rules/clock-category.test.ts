import { describe, expect, it, test } from 'vitest';
import { type Category, categoryNames } from '../../shared/domain/complaint/category.ts';
import { priorities } from '../../shared/domain/complaint/codes.ts';
import { received } from '../support/complaint.ts';

/** The categories of CLOCK-1; all others have the day. */
const withinHours: readonly Category[] = [
  'new_car_quality',
  'after_sales_service',
  'repair_quality',
  'parts_supply',
  'technical',
  'immediate_rework',
];
const others = categoryNames.filter((category) => !withinHours.includes(category));

const contacted = () => received().contact('2026-11-23 10:30');
/** Told to be of a category of CLOCK-1, unless of another. */
const becomes = { category: 'technical' } as const;

describe('CLOCK-1', () => {
  test.each(withinHours)('CLOCK-1 %s is contacted within two hours', (category) => {
    expect(received({ category }).due('contact')).toBe('2026-11-23 12:00:00');
  });

  test.each(others)('CLOCK-1 %s is not, but within the day', (category) => {
    expect(received({ category }).due('contact')).toBe('2026-11-23 23:59:59');
  });

  test.each(withinHours)(
    'CLOCK-1 one that turns out to be %s has the same two hours, from receipt',
    (category) => {
      const complaint = received().classify('2026-11-23 11:00', { category });
      expect(complaint.due('contact')).toBe('2026-11-23 12:00:00');
      expect(complaint.settle('2026-11-23 12:00').escalations('ESC-2')).toEqual([
        'ESC-2 general_manager 2026-11-23 12:00:00',
        'ESC-2 care_director 2026-11-23 12:00:00',
      ]);
    },
  );

  test.each([
    ['11:59:59', '2026-11-23 12:00:00'],
    ['12:00:00', '2026-11-23 23:59:59'],
    ['12:00:01', '2026-11-23 23:59:59'],
  ])('CLOCK-1 found out at %s it is due by %s: nobody is late for what could not be kept', (time, due) => {
    const complaint = received().classify(`2026-11-23 ${time}`, becomes).settle('2026-11-23 23:59:58');
    expect(complaint.due('contact')).toBe(due);
    expect(complaint.escalations('ESC-2')).toHaveLength(due.endsWith('12:00:00') ? 2 : 0);
  });

  it('CLOCK-1 one that turns out to be of another category keeps its two hours', () => {
    for (const category of others) {
      const complaint = received(becomes).classify('2026-11-23 11:00', { category });
      expect(complaint.due('contact')).toBe('2026-11-23 12:00:00');
    }
  });

  it('CLOCK-1 a contact that was made, or missed, stays as it is', () => {
    const made = contacted();
    const { tasks } = made.complaint;
    expect(made.classify('2026-11-23 11:00', becomes).complaint.tasks).toContainEqual(tasks[0]);
    const missed = received().settle('2026-11-24 00:00').classify('2026-11-24 09:00', becomes);
    expect(missed.task('contact')).toMatchObject({ state: 'overdue' });
    expect(missed.due('contact')).toBe('2026-11-23 23:59:59');
  });
});

describe('CLOCK-3', () => {
  test.each(withinHours)('CLOCK-3 the solution to %s is promised, a day after the contact', (category) => {
    const complaint = received({ category });
    expect(complaint.due('solution')).toBe('2026-11-24 12:00:00');
    expect(complaint.contact('2026-11-23 10:15').due('solution')).toBe('2026-11-24 10:15:00');
  });

  test.each(others)('CLOCK-3 for %s it is not', (category) => {
    expect(received({ category }).contact('2026-11-23 10:15').has('solution')).toBe(false);
  });

  it('CLOCK-3 one that turns out to be of such a category is promised it, from the contact it had', () => {
    const before = received().classify('2026-11-23 11:00', becomes);
    expect(before.due('solution')).toBe('2026-11-24 12:00:00');
    expect(before.contact('2026-11-23 11:15').due('solution')).toBe('2026-11-24 11:15:00');
    const after = contacted().classify('2026-11-24 10:00', becomes);
    expect(after.due('solution')).toBe('2026-11-24 10:30:00');
    expect(after.task('solution').owner).toEqual({ role: 'sales_director' });
    expect(after.task('reply').state).toBe('open');
  });

  it('CLOCK-3 where that time is over by then, it is not promised to the past', () => {
    expect(contacted().classify('2026-11-24 10:29:59', becomes).has('solution')).toBe(true);
    const late = contacted().classify('2026-11-24 10:30', becomes);
    expect(late.has('solution')).toBe(false);
    expect(late.settle('2026-11-24 23:00').escalations('ESC-2')).toEqual([]);
  });

  it('CLOCK-3 a solution that was heard is not promised again, nor one of a resolved complaint', () => {
    const heard = contacted().propose('2026-11-23 11:00').classify('2026-11-23 12:00', becomes);
    const resolved = contacted().resolve('2026-11-23 11:00').classify('2026-11-23 12:00', becomes);
    for (const complaint of [heard, resolved]) expect(complaint.has('solution')).toBe(false);
  });

  it('CLOCK-3 one that turns out to be of another category keeps its promise, and has it once', () => {
    const complaint = received(becomes)
      .classify('2026-11-23 10:10', { category: 'transport' })
      .classify('2026-11-23 10:20', { category: 'repair_quality' });
    expect(complaint.complaint.tasks.filter(({ kind }) => kind === 'solution')).toHaveLength(1);
    expect(complaint.due('solution')).toBe('2026-11-24 12:00:00');
  });
});

describe('CLOCK-4', () => {
  const due = { high: '2026-11-26 23:59:59', medium: '2026-11-28 23:59:59', low: '2026-11-30 23:59:59' };
  const pairs = priorities.flatMap((from) => priorities.map((to) => [from, to] as const));

  test.each(pairs)('CLOCK-4 from %s to %s the deadline comes forward or stays', (from, to) => {
    const complaint = received({ priority: from }).classify('2026-11-24 10:00', { priority: to });
    expect(complaint.due('resolution')).toBe(due[from] < due[to] ? due[from] : due[to]);
  });

  it('CLOCK-4 brought forward, it has its reminder and what follows anew', () => {
    const complaint = received().classify('2026-11-24 10:00', { priority: 'high' });
    expect(complaint.plan('resolution')).toEqual([
      'remind 2026-11-25 09:00:00',
      'report_no_solution 2026-11-25 23:59:59',
      'miss 2026-11-26 23:59:59',
      'tell_missed 2026-11-27 09:00:00',
    ]);
  });

  it('CLOCK-4 lowered and raised again, it comes forward from where it stayed', () => {
    const complaint = received()
      .classify('2026-11-24 10:00', { priority: 'low' })
      .classify('2026-11-24 11:00', { priority: 'high' });
    expect(complaint.due('resolution')).toBe(due.high);
    complaint.classify('2026-11-24 12:00', { priority: 'low' });
    complaint.classify('2026-11-24 13:00', { priority: 'medium' });
    expect(complaint.due('resolution')).toBe(due.high);
  });

  test.each([
    ['2026-11-26 23:59:58', due.high],
    ['2026-11-26 23:59:59', due.medium],
    ['2026-11-27 00:00:00', due.medium],
  ])('CLOCK-4 raised on %s it is %s: never in the past', (at, expected) => {
    const complaint = received().classify(at, { priority: 'high' });
    expect(complaint.due('resolution')).toBe(expected);
    expect(complaint.escalations('ESC-1')).toEqual([]);
  });

  it('CLOCK-4 one that the care director has set stays, whatever the priority becomes', () => {
    for (const set of ['2026-11-25 12:00', '2026-12-05 12:00']) {
      const complaint = received().setDeadline('2026-11-23 11:00', set);
      complaint.classify('2026-11-24 10:00', { severe: true });
      expect(complaint.due('resolution')).toBe(`${set}:00`);
    }
  });

  it('CLOCK-4 in a further round it comes forward from the days of that round', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'unsatisfied');
    complaint.classify('2026-11-25 10:00', { priority: 'high' });
    expect(complaint.due('resolution')).toBe('2026-11-27 23:59:59');
  });
});
