import type { Given } from '../draft.ts';
import type { CallbackChange, CallbackDetails, CallbackState } from './callback.ts';
import { cancelCallback } from './change.ts';

/**
 * POLICY-3: a callback without the customer. One that is still to be made is cancelled first, and with it whatever it
 * has left to be sent.
 *
 * @returns the change, undefined for one that was erased before
 */
export function eraseCallback(state: CallbackState, given: Given): CallbackChange | undefined {
  if (state.details.erasedAt !== undefined) return undefined;
  const change = cancelCallback(state, 'erased', given) ?? { ...raised(state), entries: [], notices: [] };
  const { head, entries, notices } = change;
  const entry = head.entries + 1;
  return {
    head: { ...head, entries: entry },
    details: callbackWithout(change.details, given.at),
    entries: [...entries, { entry, at: given.at, by: given.by, action: 'erase-customer', changes: [] }],
    notices,
  };
}

/** The details without the customer, who is gone since then; as they are where they were so before. */
export function callbackWithout(details: CallbackDetails, at: string): CallbackDetails {
  const { vehicle, files } = details;
  if (details.erasedAt !== undefined) return details;
  return {
    customer: { name: '' },
    ...(vehicle?.model !== undefined && { vehicle: { model: vehicle.model } }),
    files,
    remarks: [],
    erasedAt: at,
  };
}

function raised({ head, details }: CallbackState): CallbackState {
  return { head: { ...head, version: head.version + 1 }, details };
}
