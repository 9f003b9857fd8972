import type { Instant } from '../calendar.ts';
import { openTask, replaceTask } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import { isRunning, moveDeadline, type RunningTask } from '../task.ts';
import type { Callback, CallbackDraft } from './callback.ts';
import { callPlan } from './plan.ts';

const owner = { role: 'care_specialist' } as const;

/** The letter that is still to be sent beside the call or after it. */
export function runningLetter({ tasks }: Pick<Callback, 'tasks'>): RunningTask | undefined {
  return tasks.filter(isRunning).find(({ kind }) => kind === 'letter');
}

/**
 * What the call is about goes to the customer in writing, too (CALL-9): so many days after the call where no other
 * deadline is named. The promise outlives the call; one that is running stays as it is.
 */
export function openLetter(
  draft: CallbackDraft,
  at: Instant,
  dueAt: Instant = dueAfter(at, draft.head.timeZone, draft.policy, 'letterAfterCallByEndOfDay').at,
): void {
  if (runningLetter(draft.head)) return;
  const plan = callPlan(dueAt, draft.head.timeZone, draft.policy);
  openTask(draft, { kind: 'letter', owner, at, dueAt, plan });
}

/** The letter tells of another date: one that was sent is to be sent anew. */
export function moveLetter(draft: CallbackDraft, at: Instant, dueAt: Instant): void {
  const running = runningLetter(draft.head);
  if (running) {
    const plan = callPlan(dueAt, draft.head.timeZone, draft.policy);
    replaceTask(draft, moveDeadline(running, dueAt, plan));
  } else openLetter(draft, at, dueAt);
}
