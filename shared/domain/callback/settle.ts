import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, recorded, replaceTask, tell } from '../draft.ts';
import type { NoticeKind } from '../notice.ts';
import type { Policy } from '../policy.ts';
import { system } from '../record.ts';
import type { Owner } from '../roles.ts';
import { afterStep, hasCome, type IsDue, runDueSteps } from '../steps.ts';
import type { Step, Task } from '../task.ts';
import type { CallbackChange, CallbackDraft, CallbackState } from './callback.ts';
import { callbackNoticeText } from './notice-text.ts';

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
    () => draft.head.tasks,
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
    replaceTask(draft, afterStep(task, step, draft.head.timeZone));
    if (action === 'miss') notify(draft, 'reminder', task.owner, at, deadline);
    if (action === 'tell_missed') notify(draft, 'deadline_missed', { role: 'care_director' }, at, deadline);
  });
}

function notify(
  draft: CallbackDraft,
  kind: Extract<NoticeKind, 'reminder' | 'deadline_missed'>,
  to: Owner,
  at: Instant,
  dueAt: Instant,
): void {
  const { number, timeZone, purpose } = draft.head;
  tell(draft, { at, kind, to, text: callbackNoticeText(kind, { number, purpose, timeZone, dueAt }) });
}
