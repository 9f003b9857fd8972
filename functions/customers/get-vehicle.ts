import * as z from 'zod/mini';
import { customerFileRef } from '../../shared/data/customer/customer-file.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { vehicleId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { etagOf } from '../../shared/http/command.ts';
import { findVehicle, knownTo } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { historyOf, historyPageSchema, type historyQuery } from './history.ts';
import { vehicleView, vehicleViewSchema } from './vehicle-view.ts';

export { historyQuery as query } from './history.ts';

export const vehicleFileSchema = () => z.extend(vehicleViewSchema(), { history: historyPageSchema() });

/** The file of a vehicle of the caller's group, and everything that ever happened, whoever owned it (INTAKE-6). */
export const useCase: UseCase<{ vin: string }, z.infer<typeof historyQuery>, unknown> = {
  async run({ params, query }, context) {
    const { found, groupId, hash, branchId, by } = await findVehicle(params.vin, context);
    const { file } = found;
    const ownerRef = file.owner === undefined ? undefined : customerFileRef(groupId, file.owner);
    const list = { index: 'gsi2', partition: partitions.historyOfVehicle(groupId, hash) } as const;
    const [loaded, history] = await Promise.all([
      context.runtime.table.load([...Object.values(branchRefs(branchId)), ...(ownerRef ? [ownerRef] : [])]),
      historyOf(list, query, context),
    ]);
    const place = branchFrom(loaded, branchId);
    if (!place) throw new Error(`${branchId} is gone`);
    const owner = knownTo(context, ownerRef && loaded.get(ownerRef));
    return {
      body: { ...vehicleView(file, groupId, owner), history },
      headers: etagOf(file),
      seen: seenAt(place, by, 'vehicle', vehicleId({ groupId, hash })),
    };
  },
};
