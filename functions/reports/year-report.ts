import type { Month } from '../../shared/domain/calendar.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { changeOf, headline, ranksOf } from '../../shared/domain/figures/headline.ts';
import { type Bounds, monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { monthBefore, monthsOf } from '../../shared/domain/figures/months.ts';

export type YearReport = ReturnType<typeof yearReportOf>;

/** A year added up out of its months, and one row each with its place among them and the change to before (STAT-5). */
export function yearReportOf(
  year: string,
  countersOf: (month: Month) => Counters,
  balance: Counters,
  bounds: Bounds,
) {
  const months = monthsOf(year);
  const before = monthsOf(String(Number(year) - 1));
  const lineOf = (month: Month) => headline(countersOf(month), balance, month);
  const yearLineOf = (of: readonly Month[]) => headline(sumOf(of.map(countersOf)), balance, of.at(-1) ?? '');
  const ranks = ranksOf(months.map(lineOf));
  const now = yearLineOf(months);
  return {
    ...monthlyFigures(sumOf(months.map(countersOf)), balance, months.at(-1) ?? '', bounds),
    headline: now,
    change: { yearBefore: changeOf(now, yearLineOf(before)) },
    months: months.map((month, at) => {
      const line = lineOf(month);
      const change = {
        monthBefore: changeOf(line, lineOf(monthBefore(month))),
        yearBefore: changeOf(line, lineOf(monthBefore(month, 12))),
      };
      return { month, ...line, ranks: ranks[at], change };
    }),
  };
}
