import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import type { CallbackChange, CallbackDetails, CallbackState } from './callback.ts';
import { takeUpNumber } from './phone-number.ts';
import { settle } from './settle.ts';

/**
 * The customer is called otherwise by now, or has another telephone number: whoever calls is to know it.
 *
 * @returns the change, or undefined for one that has ended or says so already
 */
export function correctCustomer(
  state: CallbackState,
  said: Partial<CallbackDetails['customer']>,
  { at, by, policy }: Given,
): CallbackChange | undefined {
  const { head, details } = state;
  const customer = { ...details.customer, ...said };
  const { name, phone } = details.customer;
  if (head.status !== 'open' || (customer.name === name && customer.phone === phone)) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'correct-customer' }, () => {
    draft.details = { ...draft.details, customer };
    if (customer.phone !== phone) takeUpNumber(draft, at);
  });
  return changeOf(draft);
}
