import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, recorded, replaceTask, tell } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { system } from '../record.ts';
import { afterStep, hasCome, type IsDue, runDueSteps } from '../steps.ts';
import type { Step, Task } from '../task.ts';
import { arrivalMissedText, delayText } from './notice-text.ts';
import { isOver, type VisitChange, type VisitDraft, type VisitState } from './visit.ts';

/**
 * Runs every step that is due by `now`, each at its own instant.
 *
 * @returns the change, or undefined where nothing was due
 */
export function settleVisit(state: VisitState, now: Instant, policy: Policy): VisitChange | undefined {
  const draft = draftOf(state, policy);
  settle(draft, now);
  return draft.entries.length === 0 ? undefined : changeOf(draft, isOver);
}

/** As {@link settleVisit}, on a draft. */
export function settle(draft: VisitDraft, now: Instant, isDue: IsDue = hasCome): void {
  runDueSteps(
    () => draft.head.tasks,
    (task, step) => runStep(draft, task, step),
    now,
    isDue,
  );
}

/** The service director is told at once of what was promised and is not there (VISIT-3, VISIT-4). */
function runStep(draft: VisitDraft, task: Task, step: Step): void {
  const { at } = step;
  recorded(draft, { at, by: system, action: `${task.kind}_${step.action}` }, () => {
    replaceTask(draft, afterStep(task, step, draft.head.timeZone));
    const to = { role: 'service_director' } as const;
    if (task.kind === 'arrival') {
      tell(draft, { at, kind: 'deadline_missed', to, text: arrivalMissedText(draft.head, task.dueAt) });
    } else {
      tell(draft, { at, kind: 'visit_delayed', to, text: delayText(draft.head, task.dueAt) });
    }
  });
}
