import type { Place } from '../data/directory/directory.ts';
import { idAfter, reportHeadRef, writePlannedReport, writeReport } from '../data/figures/report-head.ts';
import type { Loaded, Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { monthAfter } from '../domain/calendar.ts';
import type { ReportChange, ReportState } from '../domain/report/report.ts';
import { proposeEntries } from './propose-entries.ts';

/**
 * A change of a report with what follows from it: once it is drawn up the next month's is planned, and what was late is
 * proposed for the ledger (STAT-4).
 *
 * @param loaded the read that it was decided on
 */
export async function writeReportChange(
  before: ReportState,
  change: ReportChange,
  { loaded, place, table }: { loaded: Loaded; place: Place; table: Pick<Table, 'load'> },
): Promise<Write[]> {
  const { head, proposals } = change;
  const plansNext =
    before.head.status === 'planned' &&
    head.status !== 'planned' &&
    !loaded.get(reportHeadRef(idAfter(head.id)));
  return [
    ...writeReport(before, change),
    ...(plansNext ? writePlannedReport(place.branch, monthAfter(head.month), head.drawnUpAt) : []),
    ...(proposals.length > 0 ? await proposeEntries(proposals, head, place, table) : []),
  ];
}
