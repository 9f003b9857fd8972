import * as z from 'zod/mini';
import { vehicleFileRef } from '../../shared/data/customer/customer-file.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { etagOf } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { customerView, customerViewSchema } from './customer-view.ts';
import { historyOf, historyPageSchema, type historyQuery } from './history.ts';
import { ownedVehicle, ownedVehicleSchema } from './vehicle-view.ts';

export { historyQuery as query } from './history.ts';

/** What of a fleet the file of its owner shows. */
const mostVehicles = 100;

export const customerFileSchema = () =>
  z.extend(customerViewSchema(), {
    vehicles: z.array(ownedVehicleSchema()),
    vehicleCount: z.int(),
    history: historyPageSchema(),
  });

/** The file of a customer, and everything that ever happened (INTAKE-6). */
export const useCase: UseCase<{ id: string }, z.infer<typeof historyQuery>, unknown> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, query }, context) {
    const { customer, found, branchId, by } = findCustomer(params.id, context);
    const { groupId, fileId } = customer;
    const owned = [...(found.file.vehicles ?? [])];
    const hashes = owned.toSorted().slice(0, mostVehicles);
    const refs = hashes.map((hash) => vehicleFileRef(groupId, hash));
    const list = { index: 'gsi1', partition: partitions.historyOfCustomer(groupId, fileId) } as const;
    const [loaded, history] = await Promise.all([
      context.runtime.table.load([...Object.values(branchRefs(branchId)), ...refs]),
      historyOf(list, query, context),
    ]);
    const place = branchFrom(loaded, branchId);
    if (!place) throw new Error(`${branchId} is gone`);
    const { timeZone } = place.branch;
    const vehicles = refs.flatMap((ref) => loaded.get(ref) ?? []).map(ownedVehicle);
    const view = customerView(found.file, { customer, now: context.now, timeZone });
    const body = { ...view, vehicles, vehicleCount: owned.length, history };
    const seen = seenAt(place, by, 'customer', params.id);
    return { body, headers: etagOf(found.file), seen };
  },
};
