import type { Customer } from '../customer/customer.ts';
import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { type CallbackChange, type CallbackState, isOver } from './callback.ts';
import { takeUpNumber } from './phone-number.ts';
import { settle } from './settle.ts';

/**
 * The customer is called otherwise by now, or has another telephone number or none: whoever calls is to know it.
 *
 * @returns the change, or undefined for one that has ended or says so already
 */
export function correctCustomer(
  state: CallbackState,
  said: Pick<Customer, 'name' | 'phone'>,
  { at, by, policy }: Given,
): CallbackChange | undefined {
  const { head, details } = state;
  const { name, phone } = details.customer;
  const customer = { name: said.name ?? name, phone: said.phone };
  if (head.status !== 'open' || (customer.name === name && customer.phone === phone)) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (draft.head.status !== 'open') return changeOf(draft, isOver);
  recorded(draft, { at, by, action: 'correct-customer' }, () => {
    draft.details = { ...draft.details, customer };
    if (customer.phone !== undefined && customer.phone !== phone) takeUpNumber(draft, at);
  });
  return changeOf(draft, isOver);
}
