import { arrivalWithout } from '../../domain/arrival/erase-arrival.ts';
import {
  type DeliveryChange,
  type DeliveryState,
  deliveryDetailsSchema,
  deliveryPurposes,
  deliverySchema,
} from '../../domain/delivery/delivery.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { writeRemains } from '../head/remains.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { callsFrom, callsRefs } from './calls-of-arrival.ts';
import { writeDeliveryRows } from './delivery-row.ts';

export function deliveryHeadRef(deliveryId: string) {
  return itemRef(keys.head(deliveryId), deliverySchema);
}

function detailsRef(deliveryId: string) {
  return itemRef(keys.details(deliveryId), deliveryDetailsSchema);
}

function remainsRef(deliveryId: string) {
  return itemRef(keys.remains(deliveryId), deliveryDetailsSchema);
}

/** A delivery with its calls and its branch, for one read. */
export function deliveryRefs(deliveryId: string): ItemRef<unknown>[] {
  return [
    deliveryHeadRef(deliveryId),
    detailsRef(deliveryId),
    remainsRef(deliveryId),
    ...callsRefs(deliveryId, deliveryPurposes),
    ...Object.values(branchRefs(branchOfId(deliveryId))),
  ];
}

/** The delivery out of that read; undefined where there is none. */
export function deliveryFrom(loaded: Loaded, deliveryId: string): DeliveryState | undefined {
  const head = loaded.get(deliveryHeadRef(deliveryId));
  const details = loaded.get(detailsRef(deliveryId)) ?? loaded.get(remainsRef(deliveryId));
  return head && details && { head, details };
}

/** The calls that follow from it, out of that read. */
export function callsOfDelivery(loaded: Loaded, deliveryId: string) {
  return callsFrom(loaded, deliveryId, deliveryPurposes);
}

/** The writes of a change. @param before the state it was decided on; undefined for a new delivery */
export function writeDelivery(before: DeliveryState | undefined, change: DeliveryChange): Write[] {
  const listed = { gsi2pk: partitions.countedHeads(change.head.branchId), gsi2sk: change.head.id };
  return [
    ...writeHead(before, change, change, listed),
    ...writeRemains(before, change, arrivalWithout),
    ...writeDeliveryRows(change),
  ];
}
