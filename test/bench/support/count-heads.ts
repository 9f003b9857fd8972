import {
  accountRefs,
  countingsOf,
  pagesOf,
  transactionsOf,
} from '../../../shared/data/figures/account-store.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import { contributionOf } from '../../../shared/domain/figures/contribution.ts';
import type { CountedHead } from '../../../shared/domain/figures/counted.ts';

/**
 * Counts new heads of a branch through the aggregator's own accounts, and writes what reports read. What is kept of each
 * head is left out, so that a hundred thousand take a moment.
 */
export async function countHeads(
  table: Table,
  branchId: string,
  heads: readonly CountedHead[],
): Promise<void> {
  const loaded = await table.load(accountRefs(branchId, []));
  const counted = heads.map((head) => ({ id: head.id, contribution: contributionOf(head) }));
  const bookings = countingsOf(branchId, counted, loaded);
  const pages = await table.load(pagesOf(bookings));
  for (const writes of transactionsOf(bookings, pages)) {
    await table.transact(writes.filter((write) => !('put' in write) || write.put.sk !== 'counted'));
  }
}
