import { type FoundFile, writeFile } from '../data/customer/customer-file.ts';
import { fileKeyOf, hashesOf } from '../data/customer/file-key.ts';
import { giveUpNumber, numberRef } from '../data/customer/number-holder.ts';
import type { CustomerRef } from '../data/table/ids.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Customer } from '../domain/customer/customer.ts';

/** What of a customer's file is personal; which vehicles are theirs is told apart, vehicle by vehicle. */
const personal = ['name', 'phone', 'address', 'focusRemark'] as const;

/**
 * The writes by which a customer's file is closed for good (POLICY-3), if it still is as it was found: nothing personal
 * is left in it, their number leads to nobody, and whoever is registered by it from now on is somebody new. Whatever is
 * entered in the file at the same moment is either found by what was read of it, or finds the file closed.
 */
export async function closeFile(
  table: Table,
  { customer, found }: { customer: CustomerRef; found: FoundFile<Customer> & { readonly file: Customer } },
  erasure: { readonly job: string; readonly at: Instant },
): Promise<Write[]> {
  const { groupId } = customer;
  const { phone } = found.file;
  const unset = personal.filter((name) => found.file[name] !== undefined);
  const close = writeFile(found, { set: { erasure }, unset });
  if (phone === undefined) return [close];
  const hash = (await hashesOf(await fileKeyOf(table, groupId), { phone }))?.customer;
  if (hash === undefined) return [close];
  const ref = numberRef(groupId, hash);
  return [close, ...giveUpNumber(customer, hash, (await table.load([ref])).get(ref))];
}
