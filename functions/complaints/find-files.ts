import { type FileHashes, fileRefs, filesFrom } from '../../shared/data/customer-file.ts';
import { fileKeyOf, hashesOf, readFileKey, vinHash } from '../../shared/data/file-key.ts';
import { groupOfBranch, isBranchId } from '../../shared/data/ids.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { Table } from '../../shared/data/table.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { vinSchema } from '../../shared/domain/vin.ts';
import { type Context, fieldOf } from '../../shared/http/route.ts';

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

/** The hashes that lists go by; none where nothing is asked for. A group without a key has no such complaint. */
export async function hashesAsked(
  table: Table,
  groupId: string,
  { customerPhone, vin }: { customerPhone?: string | undefined; vin?: string | undefined },
): Promise<Partial<FileHashes>> {
  if (customerPhone === undefined && vin === undefined) return {};
  const key = (await readFileKey(table, groupId)) ?? '';
  const hashes = customerPhone === undefined ? {} : await hashesOf(key, { phone: customerPhone });
  return { ...hashes, ...(vin !== undefined && { vehicle: vinHash(key, vin) }) };
}

/**
 * The files of a customer and a vehicle, the customer's first. Where the group's first key was made only now,
 * they have not been read and count as new; if somebody was faster, writing them loses the race.
 */
export async function findFiles(
  groupId: string,
  named: { readonly phone: string; readonly vin?: string | undefined },
  { runtime, loaded }: Context,
): Promise<{ hashes: FileHashes; files: ReturnType<typeof filesFrom> }> {
  const hashes = await hashesOf(await fileKeyOf(runtime.table, groupId), named);
  if (hashes === undefined) throw invalid('customer.phone', 'is not a telephone number');
  return { hashes, files: filesFrom(loaded, fileRefs(groupId, hashes)) };
}
