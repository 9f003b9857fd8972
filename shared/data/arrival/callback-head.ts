import {
  type CallbackChange,
  callbackDetailsSchema,
  callbackSchema,
} from '../../domain/callback/callback.ts';
import { callbackWithout } from '../../domain/callback/erase-callback.ts';
import { defineHead } from '../head/define-head.ts';
import { groupOfBranch } from '../table/ids.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';
import { writeCallbackRows } from './callback-row.ts';

export const callbackHead = defineHead({
  type: 'callback',
  schema: callbackSchema,
  details: callbackDetailsSchema,
  without: callbackWithout,
  counted: true,
  rows: writeCallbackRows,
  writes: (before, change: CallbackChange) =>
    before?.head.status === change.head.status ? [] : writeLink(change),
  settle: async () => {
    const { settleCallback } = await import('../../domain/callback/settle.ts');
    return (state, now, { policy }) => settleCallback(state, now, policy);
  },
  handOver: async () => (await import('../../domain/callback/hand-over.ts')).handOverCallback,
  erase: async () => (await import('../../domain/callback/erase-callback.ts')).eraseCallback,
});

/** That its customer has it, and whether it is still to be made, for when they want no calls (CALL-10). */
function writeLink({ head, details }: CallbackChange): Write[] {
  if (details.files === undefined) return [];
  const key = keys.callbackOfCustomer(groupOfBranch(head.branchId), details.files.customer, head.id);
  return [{ put: key, data: { id: head.id, open: head.status === 'open' } }];
}
