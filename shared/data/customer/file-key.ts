import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { phoneNumberOf } from '../../domain/phone.ts';
import { stored } from '../../domain/stored.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { retryLostRaces } from '../table/retries.ts';
import type { Table } from '../table/table.ts';
import type { FileHashes } from './customer-file.ts';

/** Telephone numbers and VINs are few enough to be guessed, so what stands for them in keys is a keyed hash. */
const fileKeySchema = stored({ key: z.string() });

/** A customer and, perhaps, a vehicle as people name them. */
export interface Named {
  readonly phone: string;
  readonly vin?: string | undefined;
  readonly plate?: string | undefined;
}

/** A group's key never changes, so it is read once for as long as the process has its table. */
const known = new WeakMap<Table, Map<string, string>>();

/** The key of a group's files; undefined where nobody has needed one yet. */
export async function readFileKey(table: Table, groupId: string): Promise<string | undefined> {
  const ref = itemRef(keys.fileKey(groupId), fileKeySchema);
  const key = known.get(table)?.get(groupId) ?? (await table.load([ref])).get(ref)?.key;
  return key === undefined ? undefined : remember(table, groupId, key);
}

function remember(table: Table, groupId: string, key: string): string {
  known.set(table, (known.get(table) ?? new Map<string, string>()).set(groupId, key));
  return key;
}

/** The same, made where there is none. Only for a group that is known to be there. */
export async function fileKeyOf(table: Table, groupId: string): Promise<string> {
  // Of several that make one the first has made the one that counts.
  return await retryLostRaces(async () => {
    const key = await readFileKey(table, groupId);
    if (key !== undefined) return key;
    const made = randomBytes(32).toString('base64url');
    const when = { expression: 'attribute_not_exists(pk)' };
    await table.transact([{ put: keys.fileKey(groupId), data: { key: made }, when }]);
    return remember(table, groupId, made);
  });
}

/** What stands for a customer and a vehicle, however number, VIN and plate are written; undefined without a number. */
export async function hashesOf(key: string, { phone, vin, plate }: Named): Promise<FileHashes | undefined> {
  const number = await phoneNumberOf(phone);
  if (number === undefined) return undefined;
  return {
    customer: keyed(key, number),
    ...(vin !== undefined && { vehicle: vinHash(key, vin) }),
    ...(vin !== undefined && plate !== undefined && { plate: plateHash(key, plate) }),
  };
}

export function vinHash(key: string, vin: string): string {
  return keyed(key, vin.toUpperCase());
}

/** What stands for a plate, however it is written: `沪A·12345` is `沪a12345`. */
export function plateHash(key: string, plate: string): string {
  return keyed(key, `plate ${plate.toUpperCase().replace(/[\s·•.-]/gu, '')}`);
}

/** What stands for a technician of a branch, however the name is spaced. */
export function technicianHash(key: string, branchId: string, name: string): string {
  return keyed(key, `technician ${branchId} ${name.replace(/\s+/gu, '')}`).slice(0, 22);
}

function keyed(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
