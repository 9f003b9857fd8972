import * as z from 'zod/mini';
import { customerFileRef } from '../../shared/data/customer-file.ts';
import { partitions } from '../../shared/data/keys.ts';
import { etagOf } from '../../shared/http/command.ts';
import { findVehicle, knownTo } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { historyOf, historyPageSchema, type historyQuery } from './history.ts';
import { vehicleView, vehicleViewSchema } from './vehicle-view.ts';

export const vehicleFileSchema = () => z.extend(vehicleViewSchema(), { history: historyPageSchema() });

/** The file of a vehicle of the caller's group, and everything that ever happened, whoever owned it (INTAKE-6). */
export const getVehicle: UseCase<{ vin: string }, z.infer<typeof historyQuery>, unknown> = {
  async run({ params, query }, context) {
    const { found, groupId, hash } = await findVehicle(params.vin, context);
    const { file } = found;
    const ownerRef = file.owner === undefined ? undefined : customerFileRef(groupId, file.owner);
    const place = { index: 'gsi2', partition: partitions.historyOfVehicle(groupId, hash) } as const;
    const [loaded, history] = await Promise.all([
      ownerRef && context.runtime.table.load([ownerRef]),
      historyOf(place, query, context),
    ]);
    const owner = knownTo(context, ownerRef && loaded?.get(ownerRef));
    return { body: { ...vehicleView(file, groupId, owner), history }, headers: etagOf(file) };
  },
};
