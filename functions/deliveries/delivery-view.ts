import * as z from 'zod/mini';
import { customerId, groupOfBranch } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import type { DeliveryState } from '../../shared/domain/delivery/delivery.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { callView, callViewSchema } from '../../shared/http/call-view.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

/** A delivery as callers see it. */
export const deliveryViewSchema = () =>
  z.object({
    id: text(),
    number: text(),
    branchId: text(),
    deliveredAt: time(),
    registeredAt: time(),
    customer: z.object({
      id: text(),
      name: text(),
      phone: text(),
      class: z.optional(z.enum(customerClasses)),
    }),
    vehicle: z.object({ vin: text(), plate: z.optional(text()), model: z.optional(text()) }),
    adviser: z.object({ role: roleSchema, person: z.optional(text()), name: text() }),
    takenBy: z.object({ role: roleSchema, person: text(), name: text() }),
    excluded: z.optional(z.literal('no_calls')),
    callbacks: z.array(callViewSchema()),
    erasedAt: z.optional(time()),
    version: z.int(),
  });

export type DeliveryView = z.infer<ReturnType<typeof deliveryViewSchema>>;

/** @returns the delivery with the calls that follow from it, its times in the branch's zone. */
export function deliveryView({ head, details }: DeliveryState, calls: readonly Callback[]): DeliveryView {
  const { id, number, branchId, timeZone, deliveredAt, registeredAt, customerClass, excluded, version } =
    head;
  const { customer, vehicle, files, adviser, takenBy } = details;
  return {
    id,
    number,
    branchId,
    deliveredAt: withOffset(deliveredAt, timeZone),
    registeredAt: withOffset(registeredAt, timeZone),
    customer: {
      id: customerId({ groupId: groupOfBranch(branchId), fileId: files.customer }),
      name: customer.name,
      phone: customer.phone,
      class: customerClass,
    },
    vehicle: { vin: vehicle.vin, plate: vehicle.plate, model: vehicle.model },
    adviser: { role: head.adviser.role, person: head.adviser.person, name: adviser.name },
    takenBy: { role: takenBy.role, person: takenBy.person, name: takenBy.name },
    excluded,
    callbacks: calls.map(callView),
    erasedAt: details.erasedAt && withOffset(details.erasedAt, timeZone),
    version,
  };
}
