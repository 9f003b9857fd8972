import type { Month } from '../../domain/calendar.ts';
import { changeOf, headline } from '../../domain/figures/headline.ts';
import { type Bounds, monthlyFigures } from '../../domain/figures/monthly.ts';
import { monthsBefore } from '../../domain/figures/months.ts';
import type { ItemRef } from '../table/item.ts';
import type { Loaded } from '../table/table.ts';
import { accountRef, monthFiguresRef } from './figures-store.ts';

/** How many months a trend shows, that of the report among them. */
export const trendMonths = 12;

/** The report of a branch and month as plain data. */
export type MonthReport = ReturnType<typeof monthReportFrom>;

/** What a month's report is made from, for one read: its own counters, and those of the year before it. */
export function monthReportRefs(branchId: string, month: Month): ItemRef<unknown>[] {
  const months = [...monthsBefore(month, trendMonths), month];
  return [accountRef(branchId), ...months.map((one) => monthFiguresRef(branchId, one))];
}

/** The figures of one of those months. */
export function monthFiguresFrom(loaded: Loaded, branchId: string, month: Month, bounds: Bounds) {
  const { balance = {} } = loaded.get(accountRef(branchId)) ?? {};
  const { counters = {} } = loaded.get(monthFiguresRef(branchId, month)) ?? {};
  return monthlyFigures(counters, balance, month, bounds);
}

/** The report out of that read (STAT-1): the figures, the course of twelve months, and the change to before. */
export function monthReportFrom(loaded: Loaded, branchId: string, month: Month, bounds: Bounds) {
  const { balance = {} } = loaded.get(accountRef(branchId)) ?? {};
  const countersOf = (one: Month) => loaded.get(monthFiguresRef(branchId, one))?.counters ?? {};
  const lineOf = (one: Month) => headline(countersOf(one), balance, one);
  const before = monthsBefore(month, trendMonths);
  const [yearBefore = month, ...others] = before;
  const now = lineOf(month);
  return {
    branchId,
    month,
    ...monthlyFigures(countersOf(month), balance, month, bounds),
    headline: now,
    change: {
      monthBefore: changeOf(now, lineOf(before.at(-1) ?? month)),
      yearBefore: changeOf(now, lineOf(yearBefore)),
    },
    trend: [...others, month].map((one) => ({ month: one, ...lineOf(one) })),
  };
}
