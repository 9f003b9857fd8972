import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { type CallbackChange, type CallbackDetails, type CallbackState, isOver } from './callback.ts';
import { openCall } from './plan.ts';
import type { DueReminder } from './reminder-due.ts';
import { settle } from './settle.ts';

/**
 * CALL-9: what the call was about has another day since it ended, so it is to be made anew.
 *
 * @param customer as their file has them by now
 */
export function callAnew(
  state: CallbackState,
  { role, notBefore, dueAt, date }: Omit<DueReminder, 'purpose'>,
  customer: CallbackDetails['customer'],
  { at, by, policy }: Given,
): CallbackChange {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'call-anew', input: { notBefore, dueAt, date } }, () => {
    if (draft.head.status === 'open') return;
    // Taken up again, it has not ended.
    const { end: _, nextTryAt: __, ...head } = draft.head;
    draft.head = { ...head, status: 'open', notBefore, date };
    draft.details = { ...draft.details, customer };
    openCall(draft, { owner: { role }, at, dueAt });
  });
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}
