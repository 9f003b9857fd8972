import { cancelCallback } from '../domain/callback/change.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { Given } from '../domain/draft.ts';
import { type FoundFile, writeFile } from './customer-file.ts';
import type { CustomerRef } from './ids.ts';
import { changeOpenCallbacks, inTransactions } from './open-callbacks.ts';
import type { Table } from './table.ts';
import type { Write } from './transaction.ts';

/**
 * CALL-10: the writes by which a customer is not called any more, but about a complaint. A call that is planned at the
 * same moment either is among those that are cancelled, or finds the wish.
 */
export async function refuseCalls(
  table: Table,
  { customer, found }: { customer: CustomerRef; found: FoundFile<Customer> },
  { at, by }: Pick<Given, 'at' | 'by'>,
): Promise<Write[]> {
  const wish = writeFile(found, { set: { noCallsSince: found.file?.noCallsSince ?? at } });
  const calls = await changeOpenCallbacks(table, customer, (state, policy) =>
    state.head.purpose === 'complaint' ? undefined : cancelCallback(state, 'no_calls', { at, by, policy }),
  );
  return await inTransactions(table, [wish], calls);
}

/** The customer may be called again; what was cancelled stays so. */
export function allowCalls(found: FoundFile<Customer>): Write[] {
  return found.file?.noCallsSince === undefined ? [] : [writeFile(found, { unset: ['noCallsSince'] })];
}
