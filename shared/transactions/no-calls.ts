import { type FoundFile, writeFile } from '../data/customer/customer-file.ts';
import { branchFrom, branchRefs } from '../data/directory/directory.ts';
import type { CustomerRef } from '../data/table/ids.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { PersonActor } from '../domain/record.ts';
import { followByJob, followInCalls } from './open-callbacks.ts';

/**
 * CALL-10: the writes by which a customer is not called any more, but about a complaint. A call that is planned at the
 * same moment either is among those that are cancelled, or finds the wish.
 */
export async function refuseCalls(
  table: Table,
  { customer, found }: { customer: CustomerRef; found: FoundFile<Customer> & { readonly file: Customer } },
  given: { readonly at: Instant; readonly by: PersonActor },
): Promise<Write[]> {
  const { file } = found;
  const { noCallsSince = given.at } = file;
  const after = { ...file, noCallsSince, version: file.version + 1 };
  return [
    writeFile(found, { set: { noCallsSince } }),
    ...(await followInCalls(table, { customer, after }, given)),
  ];
}

/**
 * The writes by which the customer may be called again. What was cancelled stays so, but a job plans anew what their
 * vehicles' dates lead to (CALL-9).
 */
export async function allowCalls(
  table: Table,
  { customer, found, branchId }: { customer: CustomerRef; found: FoundFile<Customer>; branchId: string },
  given: { readonly at: Instant; readonly by: PersonActor },
): Promise<Write[]> {
  const { file } = found;
  if (file?.noCallsSince === undefined) return [];
  const write = writeFile(found, { unset: ['noCallsSince'] });
  if (file.vehicles === undefined) return [write];
  const place = branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId);
  const after = { version: file.version + 1 };
  return [write, ...(place ? followByJob(place, customer, after, given, true) : [])];
}
