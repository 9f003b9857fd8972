import * as z from 'zod/mini';
import { type CustomerRef, customerId } from '../../shared/data/table/ids.ts';
import { masked } from '../../shared/data/table/masked.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import type { Customer, Vehicle } from '../../shared/domain/customer/customer.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const customerInListSchema = () =>
  z.object({
    id: z.string(),
    name: z.optional(z.string()),
    phone: z.optional(z.string()),
    class: z.optional(z.enum(customerClasses)),
    plates: z.array(z.string()),
    branchIds: z.array(z.string()),
  });

export const customerPageSchema = () => pageSchema(customerInListSchema());

export type CustomerInList = z.infer<ReturnType<typeof customerInListSchema>>;

/** A customer as lists show them, with telephone number and plates masked (POLICY-3). */
export function customerInList(
  customer: CustomerRef,
  { name, phone, class: customerClass, branchIds = new Set() }: Customer,
  vehicles: readonly Pick<Vehicle, 'plate'>[],
): CustomerInList {
  return {
    id: customerId(customer),
    name,
    phone: phone && masked(phone),
    class: customerClass,
    plates: vehicles.flatMap(({ plate }) => (plate === undefined ? [] : [masked(plate)])),
    branchIds: [...branchIds].toSorted(),
  };
}
