import type { Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { system } from '../record.ts';
import { afterStep, hasCome, type IsDue, runDueSteps } from '../steps.ts';
import type { Step, Task } from '../task.ts';
import {
  type CallbackChange,
  type CallbackDraft,
  type CallbackState,
  changeOf,
  draftOf,
  notify,
  recorded,
  replaceTask,
} from './draft.ts';

/**
 * Runs every step that is due by `now`, each at its own instant.
 *
 * @returns the change, or undefined where nothing was due
 */
export function settleCallback(
  state: CallbackState,
  now: Instant,
  policy: Policy,
): CallbackChange | undefined {
  const draft = draftOf(state, policy);
  settle(draft, now);
  return draft.entries.length === 0 ? undefined : changeOf(draft);
}

/** As {@link settleCallback}, on a draft. */
export function settle(draft: CallbackDraft, now: Instant, isDue: IsDue = hasCome): void {
  runDueSteps(
    () => draft.callback.tasks,
    (task, step) => runStep(draft, task, step),
    now,
    isDue,
  );
}

/**
 * CALL-7: whoever is to call is reminded at the deadline, and the care director told on the day after, also where
 * the call was made late since.
 */
function runStep(draft: CallbackDraft, task: Task, step: Step): void {
  const { at, action, deadline = task.dueAt } = step;
  recorded(draft, { at, by: system, action: `${task.kind}_${action}` }, () => {
    replaceTask(draft, afterStep(task, step, draft.callback.timeZone));
    if (action === 'miss') notify(draft, 'reminder', task.owner, at, deadline);
    if (action === 'tell_missed') notify(draft, 'deadline_missed', { role: 'care_director' }, at, deadline);
  });
}
