import { arrivalWithout } from '../../domain/arrival/erase-arrival.ts';
import { deliveryDetailsSchema, deliveryPurposes, deliverySchema } from '../../domain/delivery/delivery.ts';
import { defineHead } from '../head/define-head.ts';
import type { Loaded } from '../table/table.ts';
import { callsFrom, callsRefs } from './calls-of-arrival.ts';
import { writeDeliveryRows } from './delivery-row.ts';

/** A delivery, read with its calls. */
export const deliveryHead = defineHead({
  type: 'delivery',
  schema: deliverySchema,
  details: deliveryDetailsSchema,
  without: arrivalWithout,
  counted: true,
  besides: (id) => callsRefs(id, deliveryPurposes),
  rows: writeDeliveryRows,
  erase: async () => (await import('../../domain/arrival/erase-arrival.ts')).eraseDelivery,
});

/** The calls that follow from it, out of that read. */
export function callsOfDelivery(loaded: Loaded, deliveryId: string) {
  return callsFrom(loaded, deliveryId, deliveryPurposes);
}
