import { type Instant, localMonth } from '../calendar.ts';
import { replaceTask } from '../draft.ts';
import { complete, isRunning } from '../task.ts';
import { type CallbackDraft, type callbackEndings, currentCall, numberWanted } from './callback.ts';

/**
 * The call was made, or is given up: that ends the callback, and the question for another number with it. What else
 * it has led to, such as a letter, is still to be done.
 */
export function endCall(draft: CallbackDraft, outcome: (typeof callbackEndings)[number], at: Instant): void {
  const { timeZone } = draft.head;
  for (const task of [currentCall(draft.head), numberWanted(draft.head)]) {
    if (task && isRunning(task)) replaceTask(draft, complete(task, at, timeZone));
  }
  const { nextTryAt: _, ...head } = draft.head;
  draft.head = { ...head, status: 'done', end: { at, month: localMonth(at, timeZone), outcome } };
}
