import { type Callback, callbackSchema } from '../../domain/callback/callback.ts';
import type { CallbackPurpose } from '../../domain/callback/purposes.ts';
import { callbackIdFor } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';

function callRef(arrivalId: string, purpose: CallbackPurpose) {
  return itemRef(keys.head(callbackIdFor(arrivalId, purpose)), callbackSchema);
}

/** What to read for the calls that follow from a delivery or a visit, for each of the purposes. */
export function callsRefs(arrivalId: string, purposes: readonly CallbackPurpose[]) {
  return purposes.map((purpose) => callRef(arrivalId, purpose));
}

/** Those that there are, out of that read. */
export function callsFrom(
  loaded: Loaded,
  arrivalId: string,
  purposes: readonly CallbackPurpose[],
): Callback[] {
  return callsRefs(arrivalId, purposes).flatMap((ref) => loaded.get(ref) ?? []);
}
