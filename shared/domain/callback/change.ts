import { type Instant, localMonth } from '../calendar.ts';
import { changeOf, draftOf, type Given, recorded, replaceTask } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { cancel, isRunning } from '../task.ts';
import {
  type Callback,
  type CallbackCancellation,
  type CallbackChange,
  type CallbackDraft,
  type CallbackState,
  currentCall,
  isOver,
} from './callback.ts';
import { moveLetter, runningLetter } from './letter.ts';
import { movedCall } from './plan.ts';
import { settle } from './settle.ts';

/**
 * The call is not to be made any more (CALL-9, CALL-10): its tasks are cancelled with the reason, and with them
 * their schedules. A letter that one which was made has left to be sent is not to be sent any more either, unless it
 * is only that the customer wants no calls: a letter is none.
 *
 * @returns the change, or undefined for one that has ended before, with nothing left to do
 */
export function cancelCallback(
  state: CallbackState,
  reason: CallbackCancellation,
  { at, by, policy }: Given,
): CallbackChange | undefined {
  if (!leavesToCancel(state.head, reason)) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  // What had come meanwhile may have ended it.
  if (!leavesToCancel(draft.head, reason)) return changeOf(draft, isOver);
  recorded(draft, { at, by, action: 'cancel-callback', input: { reason } }, () =>
    cancelTasks(draft, reason, at),
  );
  return changeOf(draft, isOver);
}

function leavesToCancel(head: Callback, reason: CallbackCancellation): boolean {
  return head.status === 'open' || (!keepsLetter(reason) && runningLetter(head) !== undefined);
}

function keepsLetter(reason: CallbackCancellation): boolean {
  return reason === 'no_calls';
}

/** As {@link cancelCallback}, on a draft. */
export function cancelTasks(draft: CallbackDraft, reason: CallbackCancellation, at: Instant): void {
  const kept = keepsLetter(reason) ? runningLetter(draft.head) : undefined;
  for (const task of draft.head.tasks.filter(isRunning)) {
    if (task.id !== kept?.id) replaceTask(draft, cancel(task, at, reason));
  }
  // It may have been made before, or told of by what had come meanwhile.
  if (draft.head.status !== 'open') return;
  const { nextTryAt: _, ...head } = draft.head;
  const month = localMonth(at, head.timeZone);
  draft.head = { ...head, status: 'cancelled', end: { at, month, reason } };
}

/**
 * What the call is about has another date: it moves with it, and its schedule with its task (CALL-9), and so does
 * the letter that belongs to it.
 *
 * @returns the change, or undefined for one that has ended or stands so already
 */
export function moveCallback(
  state: CallbackState,
  { notBefore, dueAt, date }: { notBefore: Instant; dueAt: Instant; date?: string | undefined },
  { at, by, policy }: Given,
): CallbackChange | undefined {
  const call = currentCall(state.head);
  const { date: day = date } = state.head;
  const stands = day === date && state.head.notBefore === notBefore && call.dueAt === dueAt;
  if (state.head.status !== 'open' || stands) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (draft.head.status !== 'open') return changeOf(draft, isOver);
  recorded(draft, { at, by, action: 'move-callback', input: { notBefore, dueAt, date } }, () => {
    const { nextTryAt: _, ...head } = draft.head;
    draft.head = { ...head, notBefore, ...(date !== undefined && { date }) };
    const running = currentCall(draft.head);
    if (isRunning(running)) {
      replaceTask(draft, movedCall(draft.head, running, dueAt, policy));
    }
    if (draft.head.purpose === 'maintenance_contract') moveLetter(draft, at, dueAt);
  });
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}
