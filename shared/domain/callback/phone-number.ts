import * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, type Given, openTask, recorded, replaceTask } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import { DomainError } from '../errors.ts';
import { phoneSchema } from '../phone.ts';
import { callbackSays } from '../refusals/callback.ts';
import { levelsAbove, type Owner, type Role, type Roster } from '../roles.ts';
import { hasPassed } from '../steps.ts';
import { complete, isWork } from '../task.ts';
import { askedIn } from './answers.ts';
import {
  type Callback,
  type CallbackChange,
  type CallbackDraft,
  type CallbackState,
  currentCall,
  isOver,
  numberWanted,
} from './callback.ts';
import { callableFrom } from './due.ts';
import { endCall } from './end.ts';
import { tryAgainAt } from './next-try.ts';
import { notify } from './notify.ts';
import { settle } from './settle.ts';

export const giveNumberInput = z.strictObject({
  /** `null` where there is none to be found. */
  phone: z.nullable(phoneSchema),
});

/** Who is at a branch, by name as well. */
export interface Staff extends Roster {
  readonly has: (role: Role, person: string) => boolean;
}

/** CALL-4: the number is wrong, so the adviser is to find another one. */
export function askForNumber(draft: CallbackDraft, at: Instant, staff: Staff): void {
  const { policy, head } = draft;
  const owner = adviserOf(head, staff);
  const { at: dueAt } = dueAfter(at, head.timeZone, policy, 'newNumberByEndOfDay');
  const task = { kind: 'phone_number', owner, at, dueAt } as const;
  openTask(draft, { ...task, plan: [{ at: dueAt, action: 'miss' }] });
  notify(draft, 'number_wanted', owner, { task, at, dueAt });
}

/** The adviser of the delivery or the visit, else whoever advises such customers; or the next level that is there. */
function adviserOf({ adviser, purpose }: Callback, staff: Staff): Owner {
  const role = adviser?.role ?? (askedIn(purpose) === 'purchase' ? 'sales_adviser' : 'service_adviser');
  if (adviser?.person !== undefined && staff.has(role, adviser.person)) return adviser;
  if (staff.holds(role)) return { role };
  const levels = levelsAbove(role).filter((level) => level !== 'regional_manager');
  return { role: levels.find(staff.holds) ?? role };
}

/**
 * CALL-4: the customer's new number, and the call is tried again as soon as people can be called. Without one the
 * customer cannot be reached, which ends the callback.
 *
 * @throws DomainError `not_allowed` where none is wanted
 */
export function giveNumber(
  state: CallbackState,
  input: z.infer<typeof giveNumberInput>,
  { at, by, policy }: Given,
): CallbackChange {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (!numberWanted(draft.head)) {
    const said = callbackSays.number_not_wrong;
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  const { phone } = input;
  recorded(draft, { at, by, action: 'give-number', input }, () => {
    if (phone === null) return endCall(draft, 'unreachable', at);
    const { details } = draft;
    draft.details = { ...details, customer: { ...details.customer, phone } };
    takeUpNumber(draft, at);
  });
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}

/**
 * CALL-4: the customer has no number by which to call them. What is told or written without a call stays as it is.
 *
 * @returns the change, or undefined for one that has ended, or is no call
 */
export function giveUpCall(state: CallbackState, { at, by, policy }: Given): CallbackChange | undefined {
  if (state.head.status !== 'open' || !isWork(currentCall(state.head))) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'give-up-call' }, () => endCall(draft, 'unreachable', at));
  return changeOf(draft, isOver);
}

/** Another number is there, whoever found it: where the call waits for one, it can be tried again. */
export function takeUpNumber(draft: CallbackDraft, at: Instant): void {
  const { head, policy } = draft;
  const task = numberWanted(head);
  if (!task) return;
  replaceTask(draft, complete(task, at, head.timeZone));
  tryAgainAt(draft, callableFrom(at, head.timeZone, policy), at);
}
