import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, tell } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { type Ran, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';

import { arrivalMissedText, delayText } from './notice-text.ts';
import { isOver, type VisitChange, type VisitDraft, type VisitState } from './visit.ts';

/** All that is due by `now`. @returns the change, or undefined where nothing was due */
export function settleVisit(state: VisitState, now: Instant, policy: Policy): VisitChange | undefined {
  return settleHead(
    draftOf(state, policy),
    (draft) => settle(draft, now),
    (draft) => changeOf(draft, isOver),
  );
}

/** As {@link settleVisit}, on a draft. */
export function settle(draft: VisitDraft, now: Instant, isDue: IsDue = hasCome): void {
  runSteps(draft, now, takeEffect, isDue);
}

/** The service director is told at once of what was promised and is not there (VISIT-3, VISIT-4). */
function takeEffect(draft: VisitDraft, { task, step: { at } }: Ran): void {
  const to = { role: 'service_director' } as const;
  if (task.kind === 'arrival') {
    tell(draft, { at, kind: 'deadline_missed', to, text: arrivalMissedText(draft.head, task.dueAt) });
  } else {
    tell(draft, { at, kind: 'visit_delayed', to, text: delayText(draft.head, task.dueAt) });
  }
}
