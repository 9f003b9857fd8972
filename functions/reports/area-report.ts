import { type Area, type AreaBranch, readArea } from '../../shared/data/figures/area-figures.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { changeOf, headline, ranksOf } from '../../shared/domain/figures/headline.ts';
import { type Bounds, monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { monthBefore, monthsOf, yearBefore } from '../../shared/domain/figures/months.ts';
import { areaYearReportOf, namesOf } from './year-report.ts';

export type AreaReport = ReturnType<typeof areaReportOf>;

/**
 * Branches added up, and one row each with its place among them and the change to before (STAT-5). People read it by
 * the clock of the branches, or by UTC where they have none in common.
 */
export async function areaReport(table: Table, area: Area, month: Month, bounds: Bounds) {
  const branches = await readArea(table, area, monthsFor(month));
  return { report: areaReportOf(branches, month, bounds), timeZone: zoneOf(branches) };
}

/** The same of a year: one query a month of it and of the year before. */
export async function areaYearReport(table: Table, area: Area, year: string, bounds: Bounds) {
  const branches = await readArea(table, area, [...monthsOf(yearBefore(year)), ...monthsOf(year)]);
  return { report: areaYearReportOf(branches, year, bounds), timeZone: zoneOf(branches) };
}

function zoneOf(branches: readonly AreaBranch[]): string {
  const zones = new Set(branches.flatMap(({ branch }) => branch?.timeZone ?? []));
  const [timeZone = 'UTC'] = zones.size === 1 ? zones : [];
  return timeZone;
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
