import type { Instant } from '../domain/calendar.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { PersonActor } from '../domain/record.ts';
import { type FoundFile, writeFile } from './customer-file.ts';
import type { CustomerRef } from './ids.ts';
import { followInCalls } from './open-callbacks.ts';
import type { Table } from './table.ts';
import type { Write } from './transaction.ts';

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

/** The customer may be called again; what was cancelled stays so. */
export function allowCalls(found: FoundFile<Customer>): Write[] {
  return found.file?.noCallsSince === undefined ? [] : [writeFile(found, { unset: ['noCallsSince'] })];
}
