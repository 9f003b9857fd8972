import * as z from 'zod/mini';
import type { DeliveryState } from '../../domain/delivery/delivery.ts';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { writeHistoryRow } from '../head/history.ts';
import { keys, partitions } from '../table/keys.ts';
import { masked } from '../table/masked.ts';
import { expiryOf } from '../table/retention.ts';
import type { Write } from '../table/transaction.ts';

/** A delivery as lists show it, with the customer's phone and the plate masked. */
export const deliveryRowSchema = stored({
  id: z.string(),
  number: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  deliveredAt: z.string(),
  customer: stored({ name: z.string(), phone: z.string() }),
  vehicle: stored({ plate: z.optional(z.string()), model: z.optional(z.string()) }),
  /** Whether it is a row without its customer, who was erased (POLICY-3). */
  erased: z.optional(z.literal(true)),
  adviser: ownerSchema,
});

export type DeliveryRow = z.infer<typeof deliveryRowSchema>;

export function deliveryRow({ head, details }: DeliveryState): DeliveryRow {
  const { id, number, branchId, timeZone, deliveredAt, adviser } = head;
  const { name, phone } = details.customer;
  const { plate, model } = details.vehicle;
  return {
    id,
    number,
    branchId,
    timeZone,
    deliveredAt,
    customer: { name, phone: masked(phone) },
    vehicle: { plate: plate && masked(plate), model },
    ...(details.erasedAt !== undefined && { erased: true }),
    adviser,
  };
}

/** The row of a delivery in its branch's list, and in the files of its customer and its vehicle. */
export function writeDeliveryRows(state: DeliveryState): Write[] {
  const row = deliveryRow(state);
  const { id, branchId, timeZone, deliveredAt: at, number } = row;
  return [
    {
      put: keys.listRow(id),
      row,
      attributes: { ...expiryOf(state.head), gsi1pk: partitions.deliveries(branchId), gsi1sk: `${at}#${id}` },
    },
    ...writeHistoryRow(
      { id, type: 'delivery', branchId, timeZone, at, number, state: 'delivered' },
      state.details.files,
    ),
  ];
}
