import * as z from 'zod/mini';
import { vehicleFileRef } from '../../shared/data/customer/customer-file.ts';
import { searchCustomer } from '../../shared/data/customer/customer-search.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { customerSays } from '../../shared/domain/refusals/customer.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';
import { vinSchema } from '../../shared/domain/vin.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { pageAtHand, pagingQuery } from '../../shared/http/paging.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { customerInList } from './customer-in-list.ts';

export const query = z
  .strictObject({
    branchId: z.string(),
    phone: z.optional(phoneSchema),
    plate: z.optional(shortText),
    vin: z.optional(vinSchema),
    ...pagingQuery,
  })
  .check(
    z.refine(({ phone, plate, vin }) => [phone, plate, vin].filter((one) => one !== undefined).length === 1, {
      path: ['phone'],
      ...refused(customerSays.not_one_of_three),
    }),
  );

type Query = z.infer<typeof query>;

/** What of a fleet a list shows. */
const mostVehicles = 10;

/** The customers of a branch with that telephone number, or with the vehicle of that plate or VIN. */
export const useCase: UseCase<unknown, Query, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const result = await searchCustomer(context.runtime.table, branch.groupId, query);
    const file = result?.found.file;
    // Who came to another branch only is for that one to see.
    const found =
      result && file?.branchIds?.has(branch.id)
        ? [customerInList(result.customer, file, await vehiclesOf(file, branch.groupId, context))]
        : [];
    const { branchId, phone, plate, vin } = query;
    return { body: pageAtHand(JSON.stringify(['customers', branchId, phone, plate, vin]), found, query) };
  },
};

async function vehiclesOf({ vehicles = new Set() }: Customer, groupId: string, { runtime }: Context) {
  const hashes = [...vehicles].toSorted().slice(0, mostVehicles);
  const refs = hashes.map((hash) => vehicleFileRef(groupId, hash));
  const loaded = await runtime.table.load(refs);
  return refs.flatMap((ref) => loaded.get(ref) ?? []);
}
