import * as z from 'zod/mini';
import { type DeliveryRow, deliveryRowSchema } from '../../shared/data/arrival/delivery-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const deliveryPageSchema = () =>
  pageSchema(
    z.extend(z.omit(deliveryRowSchema, { timeZone: true }), {
      deliveredAt: z.iso.datetime({ offset: true }),
    }),
  );

/** A delivery as callers see it in a list. */
export function deliveryInList({ timeZone, deliveredAt, ...row }: DeliveryRow) {
  return { ...row, deliveredAt: withOffset(deliveredAt, timeZone) };
}
