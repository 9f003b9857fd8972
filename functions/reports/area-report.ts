import { type Area, type AreaBranch, readArea } from '../../shared/data/area-figures.ts';
import type { Table } from '../../shared/data/table.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { changeOf, headline, ranksOf } from '../../shared/domain/figures/headline.ts';
import { type Bounds, monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { monthBefore } from '../../shared/domain/figures/months.ts';

export type AreaReport = ReturnType<typeof areaReportOf>;

/**
 * Branches added up, and one row each with its place among them and the change to before (STAT-5). People read it by
 * the clock of the branches, or by UTC where they have none in common.
 */
export async function areaReport(table: Table, area: Area, month: Month, bounds: Bounds) {
  const branches = await readArea(table, area, monthsFor(month));
  const zones = new Set(branches.flatMap(({ branch }) => branch?.timeZone ?? []));
  const [timeZone = 'UTC'] = zones.size === 1 ? zones : [];
  return { report: areaReportOf(branches, month, bounds), timeZone };
}

/** The month itself, and those that it is compared to. */
function monthsFor(month: Month) {
  return [month, monthBefore(month), monthBefore(month, 12)] as const;
}

/** The same out of what was read. */
export function areaReportOf(branches: readonly AreaBranch[], month: Month, bounds: Bounds) {
  const months = monthsFor(month);
  const lines = branches.map((one) => ({ ...namesOf(one), ...linesOf(one.of, one.balance, months) }));
  const ranks = ranksOf(lines.map((line) => line.headline));
  const summed = new Map(months.map((one) => [one, sumOf(branches.map(({ of }) => of(one)))]));
  const balance = sumOf(branches.map((one) => one.balance));
  return {
    month,
    ...monthlyFigures(summed.get(month) ?? {}, balance, month, bounds),
    ...linesOf((one) => summed.get(one) ?? {}, balance, months),
    branches: lines.map(({ headline: line, change, ...names }, at) => ({
      ...names,
      ...line,
      ranks: ranks[at],
      change,
    })),
  };
}

function namesOf({ id, branch, brand }: AreaBranch) {
  return { branchId: id, name: branch?.name, brand };
}

function linesOf(
  of: (month: Month) => Counters,
  balance: Counters,
  [month, before, yearBefore]: readonly [Month, Month, Month],
) {
  const lineOf = (one: Month) => headline(of(one), balance, one);
  const now = lineOf(month);
  const change = {
    monthBefore: changeOf(now, lineOf(before)),
    yearBefore: changeOf(now, lineOf(yearBefore)),
  };
  return { headline: now, change };
}
