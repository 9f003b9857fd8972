import type { Given } from '../draft.ts';
import { type CallbackChange, regardlessOfWish } from './callback.ts';
import { cancelTasks } from './change.ts';
import { openLetter } from './letter.ts';
import { type PlannedCall, planCallback } from './plan.ts';
import type { DueReminder } from './reminder-due.ts';

type Reminded = Pick<PlannedCall, 'id' | 'branchId' | 'number' | 'timeZone' | 'details'>;

/**
 * CALL-9: a new reminder; that the maintenance contract ends is said in a letter, too, and to a customer who wants no
 * calls in the letter alone (CALL-10).
 */
export function planReminder(
  reminded: Reminded,
  due: DueReminder,
  given: Given & { readonly wantsCalls: boolean },
): CallbackChange {
  const { purpose, role, notBefore, dueAt, date } = due;
  const planned = { ...reminded, purpose, notBefore, dueAt, date, owner: { role } };
  return planCallback(planned, 'plan-reminder', given, (draft) => {
    if (purpose === 'maintenance_contract') openLetter(draft, given.at, dueAt);
    if (!given.wantsCalls && !regardlessOfWish(draft.head)) cancelTasks(draft, 'no_calls', given.at);
  });
}
