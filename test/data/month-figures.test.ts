import { expect, test } from 'vitest';
import { countersOfMonths } from '../../shared/data/figures/counters-of.ts';
import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import { accountRef, monthFiguresRef } from '../../shared/data/figures/figures-store.ts';
import { monthReportFrom, monthReportRefs } from '../../shared/data/figures/month-report.ts';
import { monthAfter } from '../../shared/domain/calendar.ts';
import { Measure } from '../support/improvement.ts';
import { type Held, loadedOf, readableTable } from '../support/loaded-table.ts';

const branchId = 'grp1.br1';

/** A month in which so many complaints came in. */
const month = (month: string, received: number): Held => [
  monthFiguresRef(branchId, month),
  { branchId, month, counters: { received } },
];

const keysOf = (...months: string[]) => months.map((one) => monthFiguresRef(branchId, one).key);

test('STAT-1 counters of months are one read of those alone; where nothing happened there are none', async () => {
  const { table, reads } = readableTable(month('2026-10', 3), month('2026-11', 5), month('2026-12', 7));
  const countersOf = await countersOfMonths(table, branchId, ['2026-11', '2026-12', '2027-01']);
  expect(['2026-10', '2026-11', '2026-12', '2027-01'].map(countersOf)).toEqual([
    {},
    { received: 5 },
    { received: 7 },
    {},
  ]);
  expect(reads.map((refs) => refs.map(({ key }) => key))).toEqual([keysOf('2026-11', '2026-12', '2027-01')]);
});

test('STAT-7 the effect of an improvement is looked for in the months before and after, once it is completed', async () => {
  const { table, reads } = readableTable(month('2026-11', 5), month('2027-01', 7));
  const measure = new Measure();
  expect((await figuresOfEffect(table, measure.improvement))('2026-11')).toEqual({});
  expect(reads).toEqual([]);
  const countersOf = await figuresOfEffect(table, measure.complete('2026-12-10 10:00').improvement);
  expect([countersOf('2026-11'), countersOf('2027-01')]).toEqual([{ received: 5 }, { received: 7 }]);
  const months = measure.policy.effectMonths;
  const before = Array.from({ length: months }, (_, nth) => monthAfter('2026-12', nth - months));
  const after = Array.from({ length: months }, (_, nth) => monthAfter('2026-12', nth + 1));
  expect(reads.map((refs) => refs.map(({ key }) => key))).toEqual([keysOf(...before, ...after)]);
});

test('STAT-1 the report of a month shows the twelve up to it, and the change to the one before and a year before', () => {
  const bounds = new Measure().policy;
  const year = Array.from({ length: 13 }, (_, nth) => monthAfter('2026-11', nth - 12));
  const held: Held[] = [
    [accountRef(branchId), { version: 1, balance: {} }],
    ...year.map((one, nth) => month(one, nth + 1)),
    month('2025-10', 100),
    month('2026-12', 100),
  ];
  expect(monthReportRefs(branchId, '2026-11').map(({ key }) => key)).toEqual([
    accountRef(branchId).key,
    ...keysOf(...year),
  ]);
  const report = monthReportFrom(loadedOf(...held), branchId, '2026-11', bounds);
  expect(report).toMatchObject({ branchId, month: '2026-11', received: 13 });
  expect(report.trend.map(({ month, received }) => [month, received])).toEqual(
    year.slice(1).map((one, nth) => [one, nth + 2]),
  );
  expect(report.headline).toMatchObject({ received: 13 });
  expect([report.change.monthBefore.received, report.change.yearBefore.received]).toEqual([1, 12]);
});

test('STAT-1 of a branch where nothing ever happened there is a report of nothing', () => {
  const report = monthReportFrom(loadedOf(), branchId, '2026-11', new Measure().policy);
  expect(report).toMatchObject({ received: 0, openAtEnd: 0 });
  expect(report.trend.every(({ received }) => received === 0)).toBe(true);
});
