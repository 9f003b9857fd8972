import { reportHead } from '../../shared/data/figures/report-head.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { Report, ReportDetails } from '../../shared/domain/report/report.ts';
import { commandsOfReport } from '../../shared/domain/report/sign-off.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** What callers may do to a month's report. */
export const reportAccess = {
  kind: reportHead,
  absent: figuresSays.no_report,
  path: '/reports',
  commands: commandsOfReport,
} as const satisfies HeadAccess<Report, ReportDetails, 'sign-report-off'>;
