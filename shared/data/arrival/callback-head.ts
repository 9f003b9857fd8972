import {
  type CallbackChange,
  type CallbackState,
  callbackDetailsSchema,
  callbackSchema,
} from '../../domain/callback/callback.ts';
import { callbackWithout } from '../../domain/callback/erase-callback.ts';
import { branchRefs } from '../directory/directory.ts';
import { differs, writeHead } from '../head/define-head.ts';
import { writeRemains } from '../head/remains.ts';
import { branchOfId, groupOfBranch } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { writeCallbackRows } from './callback-row.ts';

export function callbackHeadRef(callbackId: string) {
  return itemRef(keys.head(callbackId), callbackSchema);
}

function detailsRef(callbackId: string) {
  return itemRef(keys.details(callbackId), callbackDetailsSchema);
}

function remainsRef(callbackId: string) {
  return itemRef(keys.remains(callbackId), callbackDetailsSchema);
}

/** Everything a decision on a callback needs, for one read. */
export function callbackRefs(callbackId: string): ItemRef<unknown>[] {
  return [
    callbackHeadRef(callbackId),
    detailsRef(callbackId),
    remainsRef(callbackId),
    ...Object.values(branchRefs(branchOfId(callbackId))),
  ];
}

/** The callback out of that read; undefined where there is none. */
export function callbackFrom(loaded: Loaded, callbackId: string): CallbackState | undefined {
  const head = loaded.get(callbackHeadRef(callbackId));
  const details = loaded.get(detailsRef(callbackId)) ?? loaded.get(remainsRef(callbackId));
  return head && details && { head, details };
}

/** The writes of a change. @param before the state it was decided on; undefined for a new callback */
export function writeCallback(before: CallbackState | undefined, change: CallbackChange): Write[] {
  const rows = writeCallbackRows(change);
  const listed = { gsi2pk: partitions.countedHeads(change.head.branchId), gsi2sk: change.head.id };
  return [
    ...writeHead(before, change, change, listed),
    ...writeRemains(before, change, callbackWithout),
    ...(before && !differs(rows, writeCallbackRows(before)) ? [] : rows),
    ...(before?.head.status === change.head.status ? [] : writeLink(change)),
  ];
}

/** That its customer has it, and whether it is still to be made, for when they want no calls (CALL-10). */
function writeLink({ head, details }: CallbackChange): Write[] {
  if (details.files === undefined) return [];
  const key = keys.callbackOfCustomer(groupOfBranch(head.branchId), details.files.customer, head.id);
  return [{ put: key, data: { id: head.id, open: head.status === 'open' } }];
}
