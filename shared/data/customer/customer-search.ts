import type { Customer } from '../../domain/customer/customer.ts';
import type { CustomerRef } from '../table/ids.ts';
import type { Table } from '../table/table.ts';
import { customerFileRef, type FoundFile, plateRef, vehicleFileRef } from './customer-file.ts';
import { hashesOf, plateHash, readFileKey, vinHash } from './file-key.ts';
import { numberRef } from './number-holder.ts';

/** By what a customer is looked for: one of these. */
export interface Wanted {
  readonly phone?: string | undefined;
  readonly plate?: string | undefined;
  readonly vin?: string | undefined;
}

/**
 * The customer of a group who has that number now, or who owns the vehicle with that plate or VIN; undefined where
 * there is none. By keys alone, in as many reads as it is steps away.
 */
export async function searchCustomer(
  table: Table,
  groupId: string,
  { phone, plate, vin }: Wanted,
): Promise<{ customer: CustomerRef; found: FoundFile<Customer> } | undefined> {
  const key = await readFileKey(table, groupId);
  if (key === undefined) return undefined;
  const fileId =
    phone !== undefined
      ? await holderOf(table, groupId, (await hashesOf(key, { phone }))?.customer)
      : vin !== undefined
        ? await ownerOf(table, groupId, vinHash(key, vin))
        : await ownerByPlate(table, groupId, key, plate);
  if (fileId === undefined) return undefined;
  const ref = customerFileRef(groupId, fileId);
  const file = (await table.load([ref])).get(ref);
  return file && { customer: { groupId, fileId }, found: { ref, file } };
}

async function holderOf(table: Table, groupId: string, hash: string | undefined) {
  if (hash === undefined) return undefined;
  const ref = numberRef(groupId, hash);
  const number = (await table.load([ref])).get(ref);
  return number ? number.holder : hash;
}

async function ownerOf(table: Table, groupId: string, vehicle: string): Promise<string | undefined> {
  const ref = vehicleFileRef(groupId, vehicle);
  return (await table.load([ref])).get(ref)?.owner;
}

/** A plate that the vehicle has given up leads to nobody. */
async function ownerByPlate(table: Table, groupId: string, key: string, plate = '') {
  const hash = plateHash(key, plate);
  const ref = plateRef(groupId, hash);
  const vehicle = (await table.load([ref])).get(ref)?.vehicle;
  if (vehicle === undefined) return undefined;
  const vehicleRef = vehicleFileRef(groupId, vehicle);
  const file = (await table.load([vehicleRef])).get(vehicleRef);
  return file?.plate !== undefined && plateHash(key, file.plate) === hash ? file.owner : undefined;
}
