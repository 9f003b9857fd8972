import { callbackDetailsSchema, callbackSchema } from '../domain/callback/callback.ts';
import type { CallbackChange, CallbackState } from '../domain/callback/draft.ts';
import { callbackRow, writeCallbackRow } from './callback-row.ts';
import { branchRefs } from './directory.ts';
import { differs, writeHead } from './head-store.ts';
import { branchOfId } from './ids.ts';
import { type ItemRef, itemRef } from './item.ts';
import { keys } from './keys.ts';
import type { Loaded } from './table.ts';
import type { Write } from './transaction.ts';

function headRef(callbackId: string) {
  return itemRef(keys.head(callbackId), callbackSchema);
}

function detailsRef(callbackId: string) {
  return itemRef(keys.details(callbackId), callbackDetailsSchema);
}

/** Everything a decision on a callback needs, for one read. */
export function callbackRefs(callbackId: string): ItemRef<unknown>[] {
  return [headRef(callbackId), detailsRef(callbackId), ...Object.values(branchRefs(branchOfId(callbackId)))];
}

/** The callback out of that read; undefined where there is none. */
export function callbackFrom(loaded: Loaded, callbackId: string): CallbackState | undefined {
  const callback = loaded.get(headRef(callbackId));
  const details = loaded.get(detailsRef(callbackId));
  return callback && details && { callback, details };
}

/** The writes of a change. @param before the state it was decided on; undefined for a new callback */
export function writeCallback(before: CallbackState | undefined, change: CallbackChange): Write[] {
  const row = callbackRow(change);
  return [
    ...writeHead(before && stateOf(before), stateOf(change), change),
    ...(before && !differs(row, callbackRow(before)) ? [] : [writeCallbackRow(row)]),
  ];
}

function stateOf({ callback, details }: CallbackState) {
  return { head: callback, details };
}
