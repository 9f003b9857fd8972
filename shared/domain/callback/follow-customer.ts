import { type Customer, isErased, wantsCalls } from '../customer/customer.ts';
import type { Given } from '../draft.ts';
import { type CallbackChange, type CallbackState, callFrom, regardlessOfWish } from './callback.ts';
import { cancelCallback } from './change.ts';
import { correctCustomer } from './correct-customer.ts';
import { giveUpCall } from './phone-number.ts';

/**
 * Makes a call stand as the file of its customer does: cancelled where they want none, but for a letter that
 * goes with it (CALL-10), else made by the name and the number that they have now. Where they have no number any more,
 * a call whose time has come is given up (CALL-4); for one that is still to come there may be another by then.
 *
 * @returns the change, or undefined for one that has ended or stands so already
 */
export function followCustomer(
  state: CallbackState,
  file: Pick<Customer, 'name' | 'phone' | 'noCallsSince' | 'erasure'>,
  given: Given,
): CallbackChange | undefined {
  if (isErased(file)) return cancelCallback(state, 'erased', given);
  if (!regardlessOfWish(state.head) && !wantsCalls(file)) {
    return cancelCallback(state, 'no_calls', given);
  }
  const { name = state.details.customer.name, phone } = file;
  if (phone === undefined && callFrom(state.head) <= given.at) return giveUpCall(state, given);
  return correctCustomer(state, { name, phone }, given);
}
