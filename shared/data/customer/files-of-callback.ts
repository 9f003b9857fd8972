import type { CallbackDetails } from '../../domain/callback/callback.ts';
import type { ItemRef } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { customerFileRef, type FileIds, type FoundFiles, vehicleFileRef } from './customer-file.ts';

/** The files of a callback's or a complaint's customer and vehicle, in one read; undefined for one of before there were files. */
export async function filesOfCallback(
  table: Table,
  groupId: string,
  { files: ids }: Pick<CallbackDetails, 'files'>,
): Promise<FoundFiles | undefined> {
  if (!ids) return undefined;
  const loaded = await table.load(fileRefsOf(groupId, ids));
  const customer = customerFileRef(groupId, ids.customer);
  const vehicle = ids.vehicle === undefined ? undefined : vehicleFileRef(groupId, ids.vehicle);
  return {
    groupId,
    hashes: ids,
    ids,
    customer: { ref: customer, file: loaded.get(customer) },
    vehicle: vehicle && { ref: vehicle, file: loaded.get(vehicle) },
    // What leads to the files stays as it is: they were found by it before.
    newHolder: false,
  };
}

function fileRefsOf(groupId: string, { customer, vehicle }: FileIds): ItemRef<unknown>[] {
  return [
    customerFileRef(groupId, customer),
    ...(vehicle === undefined ? [] : [vehicleFileRef(groupId, vehicle)]),
  ];
}
