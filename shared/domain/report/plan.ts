import { monthBounds } from '../calendar.ts';
import { changeOf, type Given, openTask, recorded } from '../draft.ts';
import type { Report, ReportChange, ReportDraft } from './report.ts';

/** A month's report that is to be drawn up. */
export type PlannedReport = Pick<Report, 'id' | 'branchId' | 'number' | 'timeZone' | 'month'>;

/** STAT-4: the report is drawn up by itself as soon as the month has ended, also where nothing ever happened in it. */
export function planReport(planned: PlannedReport, { at, by, policy }: Given): ReportChange {
  const head: Report = { ...planned, version: 0, status: 'planned', tasks: [], entries: 0, notices: 0 };
  const draft: ReportDraft = { head, details: {}, policy, entries: [], notices: [], proposals: [] };
  const { before: dueAt } = monthBounds(planned.month, planned.timeZone);
  recorded(
    draft,
    { at, by, action: 'plan-report' },
    () =>
      openTask(draft, {
        kind: 'report',
        owner: { role: 'care_specialist' },
        at,
        dueAt,
        plan: [{ at: dueAt, action: 'draw_up' }],
      }),
    {},
  );
  return { ...changeOf(draft), proposals: [] };
}
