import type { Instant } from '../calendar.ts';
import { type Given, recorded, replaceTask } from '../draft.ts';
import { DomainError } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { PersonActor } from '../record.ts';
import { figuresSays } from '../refusals/figures.ts';
import { hasPassed } from '../steps.ts';
import { complete } from '../task.ts';
import { type ReportChange, type ReportState, runningSignOff } from './report.ts';
import { reportChangeOf, reportDraftOf, settle } from './settle.ts';

/** The commands that a month's report allows at that instant. */
export function commandsOfReport(
  state: ReportState,
  { at, policy }: { readonly at: Instant; readonly policy: Policy },
): 'sign-report-off'[] {
  const draft = reportDraftOf(state, policy);
  settle(draft, at, hasPassed);
  return draft.head.status === 'drawn_up' && runningSignOff(draft.head) ? ['sign-report-off'] : [];
}

/**
 * STAT-4: the care specialist signs the month's report off, in time or late.
 *
 * @throws DomainError `not_allowed` before the month has ended, or where it was signed before
 */
export function signReportOff(
  state: ReportState,
  { remarks }: { remarks?: string | undefined },
  { at, by, policy }: Given & { readonly by: PersonActor },
): ReportChange {
  const draft = reportDraftOf(state, policy);
  settle(draft, at, hasPassed);
  const { head } = draft;
  const task = runningSignOff(head);
  if (head.status !== 'drawn_up' || task === undefined) {
    const said = head.status === 'planned' ? figuresSays.month_not_over : figuresSays.signed_already;
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  recorded(draft, { at, by, action: 'sign-report-off', input: { remarks } }, () => {
    replaceTask(draft, complete(task, at, head.timeZone));
    const signedBy = { role: by.role, person: by.person };
    draft.head = { ...draft.head, status: 'signed', drawnUpAt: head.drawnUpAt, signedAt: at, signedBy };
    draft.details = { ...draft.details, ...(remarks !== undefined && { remarks }) };
  });
  return reportChangeOf(draft);
}
