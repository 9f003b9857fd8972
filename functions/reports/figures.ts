import type { Place } from '../../shared/data/directory/directory.ts';
import {
  type MonthReport,
  monthFiguresFrom,
  monthReportFrom,
  trendMonths,
} from '../../shared/data/figures/month-report.ts';
import { signedFiguresRef } from '../../shared/data/figures/report-head.ts';
import { reportIdOf } from '../../shared/data/table/ids.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { type Month, monthsUpTo } from '../../shared/domain/calendar.ts';
import { type MonthlyFigures, monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import { Problem } from '../../shared/http/problem.ts';

/** What a report shows, live or as it was signed. */
export interface Shown {
  readonly report: MonthReport;
  /** The figures of its month and of those before it, oldest first. */
  readonly months: () => { readonly month: Month; readonly figures: MonthlyFigures }[];
  readonly signed?: ReportDocument['signed'];
}

/** The figures as they stand, out of the read of a month's report. */
export function liveFigures(loaded: Loaded, { branch, policy }: Place, month: Month): Shown {
  return {
    report: monthReportFrom(loaded, branch.id, month, policy),
    months: () =>
      monthsUpTo(month, trendMonths).map((one) => ({
        month: one,
        figures: monthFiguresFrom(loaded, branch.id, one, policy),
      })),
  };
}

/**
 * The figures as they were shown when the report was signed. A part that it has got since is as of a month in which
 * nothing happened.
 *
 * @throws Problem where it was not signed
 */
export function signedFigures(loaded: Loaded, { branch, policy }: Place, month: Month): Shown {
  const kept = loaded.get(signedFiguresRef(reportIdOf(branch.id, month)));
  if (!kept) throw new Problem('not_found', figuresSays.not_signed);
  const nothing: Loaded = { get: () => undefined };
  return {
    report: filled(monthReportFrom(nothing, branch.id, month, policy), kept.report),
    months: () =>
      kept.months.map((one) => ({
        month: one.month,
        figures: filled(monthlyFigures({}, {}, one.month, policy), one.figures),
      })),
    signed: { by: kept.signedBy, at: kept.signedAt },
  };
}

function filled<Figures extends object>(none: Figures, kept: object): Figures {
  const parts = Object.entries(kept).map(([name, value]) => {
    const part: unknown = Reflect.get(none, name);
    return [name, hasParts(part) && hasParts(value) ? filled(part, value) : value];
  });
  return { ...none, ...Object.fromEntries(parts) };
}

function hasParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
