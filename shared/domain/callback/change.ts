import { type Instant, localMonth } from '../calendar.ts';
import { changeOf, draftOf, type Given, recorded, replaceTask } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { cancel, isRunning, moveDeadline } from '../task.ts';
import {
  type CallbackCancellation,
  type CallbackChange,
  type CallbackState,
  currentCall,
} from './callback.ts';
import { callPlan } from './plan.ts';
import { settle } from './settle.ts';

/**
 * The call is not to be made any more (CALL-9, CALL-10): its tasks are cancelled with the reason, and with them
 * their schedules.
 *
 * @returns the change, or undefined for one that has ended before
 */
export function cancelCallback(
  state: CallbackState,
  reason: CallbackCancellation,
  { at, by, policy }: Given,
): CallbackChange | undefined {
  if (state.head.status !== 'open') return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'cancel-callback', input: { reason } }, () => {
    for (const task of draft.head.tasks.filter(isRunning)) replaceTask(draft, cancel(task, at, reason));
    const month = localMonth(at, draft.head.timeZone);
    draft.head = { ...draft.head, status: 'cancelled', end: { at, month, reason } };
  });
  return changeOf(draft);
}

/**
 * What the call is about has another date: it moves with it, and its schedule with its task (CALL-9).
 *
 * @returns the change, or undefined for one that has ended or stands so already
 */
export function moveCallback(
  state: CallbackState,
  { notBefore, dueAt }: { notBefore: Instant; dueAt: Instant },
  { at, by, policy }: Given,
): CallbackChange | undefined {
  const call = currentCall(state.head);
  if (state.head.status !== 'open' || (state.head.notBefore === notBefore && call.dueAt === dueAt)) {
    return undefined;
  }
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'move-callback', input: { notBefore, dueAt } }, () => {
    const { nextTryAt: _, ...head } = draft.head;
    draft.head = { ...head, notBefore };
    const running = currentCall(draft.head);
    if (isRunning(running)) {
      replaceTask(draft, moveDeadline(running, dueAt, callPlan(dueAt, head.timeZone, policy)));
    }
  });
  settle(draft, at, hasPassed);
  return changeOf(draft);
}
