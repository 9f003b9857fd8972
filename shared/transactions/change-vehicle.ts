import {
  disown,
  type FoundFile,
  type FoundFiles,
  oneMoreVehicle,
  writeFile,
} from '../data/customer/customer-file.ts';
import { holdNumber } from '../data/customer/number-holder.ts';
import type { Place } from '../data/directory/directory.ts';
import { keys } from '../data/table/keys.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Customer, Vehicle } from '../domain/customer/customer.ts';
import type { ToldVehicle } from '../domain/customer/vehicle-facts.ts';
import type { Given } from '../domain/draft.ts';
import { followVehicle } from './vehicle-reminders.ts';

/** A vehicle's file as it was found, and what was told of it. */
export interface VehicleTold extends ToldVehicle {
  readonly groupId: string;
  /** The keyed hashes of its VIN and of the plate that was told. */
  readonly hash: string;
  readonly plateHash?: string | undefined;
  readonly found: FoundFile<Vehicle> & { readonly file: Vehicle };
  /** The files of the owner who was named, and what was told of them. */
  readonly owner?: { readonly files: FoundFiles; readonly name: string; readonly phone: string } | undefined;
}

/**
 * The writes by which a vehicle's file changes, with its owner's and what its dates lead to (CALL-9).
 *
 * @returns them, and the owner's file where it was read for that
 */
export async function changeVehicle(
  told: VehicleTold,
  { place, ...given }: Omit<Given, 'policy'> & { place: Pick<Place, 'branch' | 'policy'> },
  runtime: { table: Table; newId: () => string },
): Promise<{ readonly writes: Write[]; readonly owner: Customer | undefined }> {
  const { groupId, hash, plateHash, found, after, unset, owner } = told;
  const { version: _, complaints: __, branchIds: ___, reminders: ____, past, ...facts } = after;
  const { reminders, ...followed } = await followVehicle(
    { hash, before: found.file, after, place, customer: owner && ownerAfter(owner) },
    given,
    runtime,
  );
  const before = found.file.owner;
  const writes = [
    writeFile(found, { set: { ...facts, reminders }, unset: past ? [...unset, 'past'] : unset }),
    ...(plateHash === undefined ? [] : [{ put: keys.plate(groupId, plateHash), data: { vehicle: hash } }]),
    ...(owner ? enterOwner(owner, hash, place.branch.id) : []),
    ...(before !== undefined && before !== after.owner ? [disown(groupId, before, hash)] : []),
    ...followed.writes,
  ];
  return { writes, owner: followed.owner };
}

function ownerAfter({ files, name, phone }: NonNullable<VehicleTold['owner']>) {
  const file: Customer = { version: 0, complaints: [], name, phone, ...files.customer.file };
  return { fileId: files.ids.customer, file };
}

function enterOwner(
  { files, name, phone }: NonNullable<VehicleTold['owner']>,
  hash: string,
  branchId: string,
): Write[] {
  const { groupId, hashes, ids, customer, newHolder } = files;
  const add = { ...oneMoreVehicle(customer.file, hash, 'owner.phone'), branchIds: new Set([branchId]) };
  return [
    writeFile(customer, { setIfNone: { name, phone }, add }),
    ...(newHolder ? [holdNumber(groupId, hashes.customer, ids.customer)] : []),
  ];
}
