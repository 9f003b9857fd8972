import type { AreaBranch } from '../../shared/data/figures/area-figures.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { changeOf, headline, ranksOf } from '../../shared/domain/figures/headline.ts';
import { type Bounds, monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { monthBefore, monthsOf, yearBefore } from '../../shared/domain/figures/months.ts';

export type YearReport = ReturnType<typeof yearReportOf>;

/** A year added up out of its months, and one row each with its place among them and the change to before (STAT-5). */
export function yearReportOf(
  year: string,
  countersOf: (month: Month) => Counters,
  balance: Counters,
  bounds: Bounds,
) {
  const months = monthsOf(year);
  const lineOf = (month: Month) => headline(countersOf(month), balance, month);
  const ranks = ranksOf(months.map(lineOf));
  const { now, change } = yearLinesOf(countersOf, balance, year);
  return {
    ...monthlyFigures(sumOf(months.map(countersOf)), balance, months.at(-1) ?? '', bounds),
    headline: now,
    change,
    months: months.map((month, at) => {
      const line = lineOf(month);
      const since = {
        monthBefore: changeOf(line, lineOf(monthBefore(month))),
        yearBefore: changeOf(line, lineOf(monthBefore(month, 12))),
      };
      return { month, ...line, ranks: ranks[at], change: since };
    }),
  };
}

export type AreaYearReport = ReturnType<typeof areaYearReportOf>;

/** The year of several branches: the same of their sum, and one row each with its place and the change to before. */
export function areaYearReportOf(branches: readonly AreaBranch[], year: string, bounds: Bounds) {
  const months = [...monthsOf(yearBefore(year)), ...monthsOf(year)];
  const summed = new Map(months.map((month) => [month, sumOf(branches.map(({ of }) => of(month)))]));
  const balance = sumOf(branches.map((one) => one.balance));
  const lines = branches.map((one) => ({ one, ...yearLinesOf(one.of, one.balance, year) }));
  const ranks = ranksOf(lines.map(({ now }) => now));
  return {
    year,
    ...yearReportOf(year, (month) => summed.get(month) ?? {}, balance, bounds),
    branches: lines.map(({ one, now, change }, at) => ({
      ...namesOf(one),
      ...now,
      ranks: ranks[at],
      change,
    })),
  };
}

/** How a branch is called in the report of an area. */
export function namesOf({ id, branch, brand }: AreaBranch) {
  return { branchId: id, name: branch?.name, brand };
}

function yearLinesOf(countersOf: (month: Month) => Counters, balance: Counters, year: string) {
  const lineOf = (of: readonly Month[]) => headline(sumOf(of.map(countersOf)), balance, of.at(-1) ?? '');
  const now = lineOf(monthsOf(year));
  return { now, change: { yearBefore: changeOf(now, lineOf(monthsOf(yearBefore(year)))) } };
}
