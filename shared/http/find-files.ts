import { type FileIds, type FoundFiles, fileRefs, filesFrom } from '../data/customer/customer-file.ts';
import { fileKeyOf, hashesOf, type Named, readFileKey, vinHash } from '../data/customer/file-key.ts';
import { numberRef } from '../data/customer/number-holder.ts';
import { groupOfBranch, isBranchId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import type { Table } from '../data/table/table.ts';
import { invalid } from '../domain/errors.ts';
import { phoneSchema } from '../domain/phone.ts';
import { commonSays } from '../domain/refusals/common.ts';
import { vinSchema } from '../domain/vin.ts';
import type { Runtime } from '../runtime.ts';
import { type Context, fieldOf } from './route.ts';

/** What to read of the customer and the vehicle that a body names; nothing for what is none. */
export async function readsOfFiles(body: unknown, table: Table): Promise<ItemRef<unknown>[]> {
  const branchId = fieldOf(body, 'branchId');
  const phone = await phoneSchema.safeParseAsync(fieldOf(fieldOf(body, 'customer'), 'phone'));
  if (typeof branchId !== 'string' || !isBranchId(branchId) || !phone.success) return [];
  const groupId = groupOfBranch(branchId);
  const key = await readFileKey(table, groupId);
  if (key === undefined) return [];
  const vin = vinSchema.safeParse(fieldOf(fieldOf(body, 'vehicle'), 'vin'));
  const hashes = await hashesOf(key, { phone: phone.data, vin: vin.data });
  return hashes ? fileRefs(groupId, hashes) : [];
}

/** The customer and the vehicle whose list of a branch is asked for. */
interface Asked {
  readonly branchId: string;
  readonly customerPhone?: string | undefined;
  readonly vin?: string | undefined;
}

/** What to read for them: whether the number has changed hands. */
export async function readsOfFilesAsked(asked: Asked, table: Table): Promise<ItemRef<unknown>[]> {
  const { branchId } = asked;
  const hashes = isBranchId(branchId) ? await hashesAsked(asked, table) : {};
  return hashes.customer === undefined ? [] : [numberRef(groupOfBranch(branchId), hashes.customer)];
}

/** The files that lists go by; none where nothing is asked for. */
export async function filesAsked(
  asked: Asked,
  { runtime, loaded }: Pick<Context, 'runtime' | 'loaded'>,
): Promise<Partial<FileIds>> {
  const { customer, ...vehicle } = await hashesAsked(asked, runtime.table);
  if (customer === undefined) return vehicle;
  const number = loaded.get(numberRef(groupOfBranch(asked.branchId), customer));
  return { ...vehicle, customer: number ? (number.holder ?? '') : customer };
}

/** A group without a key has no such file. */
async function hashesAsked({ branchId, customerPhone, vin }: Asked, table: Table): Promise<Partial<FileIds>> {
  if (customerPhone === undefined && vin === undefined) return {};
  const key = (await readFileKey(table, groupOfBranch(branchId))) ?? '';
  const hashes = customerPhone === undefined ? {} : await hashesOf(key, { phone: customerPhone });
  return { ...hashes, ...(vin !== undefined && { vehicle: vinHash(key, vin) }) };
}

/**
 * The files of a customer and a vehicle. Where the group's first key was made only now, they have not been read and
 * count as new; if somebody was faster, writing them loses the race.
 */
export async function findFiles(
  groupId: string,
  named: Named,
  { runtime, loaded }: Pick<Context, 'loaded'> & { readonly runtime: Pick<Runtime, 'table' | 'newId'> },
): Promise<FoundFiles> {
  const hashes = await hashesOf(await fileKeyOf(runtime.table, groupId), named);
  if (hashes === undefined) throw invalid('customer.phone', commonSays.not_a_phone_number);
  return await filesFrom(loaded, groupId, hashes, runtime.table, runtime.newId);
}
