import { type Instant, localMonth } from '../calendar.ts';
import { changeOf, draftOf, recorded, replaceTask, tell } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { system } from '../record.ts';
import type { Owner } from '../roles.ts';
import { afterStep, hasCome, type IsDue, runDueSteps } from '../steps.ts';
import { complete, isRunning, type Step, type Task } from '../task.ts';
import type { CallbackChange, CallbackDraft, CallbackState } from './callback.ts';
import { type CallbackNoticeKind, callbackNoticeText } from './notice-text.ts';

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
 * CALL-7: whoever is to call, or to write, is reminded at the deadline, and the care director told on the day after,
 * also where it was done late since.
 */
function runStep(draft: CallbackDraft, task: Task, step: Step): void {
  const { at, action, deadline = task.dueAt } = step;
  recorded(draft, { at, by: system, action: `${task.kind}_${action}` }, () => {
    replaceTask(draft, afterStep(task, step, draft.head.timeZone));
    if (action === 'miss') notify(draft, 'reminder', task, task.owner, at, deadline);
    if (action === 'tell_missed') {
      notify(draft, 'deadline_missed', task, { role: 'care_director' }, at, deadline);
    }
    if (action === 'tell') tellAndEnd(draft, task, at);
  });
}

/** CALL-9: nobody is to be called, so with the telling it is done. */
function tellAndEnd(draft: CallbackDraft, { id }: Task, at: Instant): void {
  const { timeZone, tasks } = draft.head;
  const task = tasks.find((one) => one.id === id);
  if (!task || !isRunning(task)) return;
  notify(draft, 'warranty_ends', task, task.owner, at, task.dueAt);
  replaceTask(draft, complete(task, at, timeZone));
  const month = localMonth(at, timeZone);
  draft.head = { ...draft.head, status: 'done', end: { at, month, outcome: 'told' } };
}

function notify(
  draft: CallbackDraft,
  kind: CallbackNoticeKind,
  { kind: task }: Task,
  to: Owner,
  at: Instant,
  dueAt: Instant,
): void {
  const { number, timeZone, purpose, date } = draft.head;
  const text = callbackNoticeText(kind, { number, purpose, task, timeZone, dueAt, date });
  tell(draft, { at, kind, to, text });
}
