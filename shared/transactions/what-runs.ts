import { visitHead } from '../data/arrival/visit-head.ts';
import { complaintHead } from '../data/complaint/complaint-head.ts';
import { historyRowSchema } from '../data/head/history.ts';
import type { CustomerRef } from '../data/table/ids.ts';
import { partitions } from '../data/table/keys.ts';
import { readPage } from '../data/table/list.ts';
import type { Position, Table } from '../data/table/table.ts';
import { stillRuns } from '../domain/complaint/draft.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { Running } from '../domain/erasure/erasure.ts';
import { isHandedBack } from '../domain/visit/visit.ts';

const rowsARead = 500;

/**
 * What of a customer's is not over yet, by the heads themselves. The file names their newest complaints, whatever the
 * index of their history lags behind; older ones and visits are found there.
 */
export async function whatRuns(
  table: Table,
  { groupId, fileId }: CustomerRef,
  { complaints }: Pick<Customer, 'complaints'>,
): Promise<Running> {
  const ids = { complaint: new Set(complaints.map(({ id }) => id)), visit: new Set<string>() };
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      index: 'gsi1',
      partitions: [partitions.historyOfCustomer(groupId, fileId)],
      schema: historyRowSchema,
      content: 'row',
      limit: rowsARead,
      after,
    });
    for (const { type, id } of page.items) if (type === 'complaint' || type === 'visit') ids[type].add(id);
    after = page.next;
  } while (after);
  const complaintRefs = [...ids.complaint].map(complaintHead.headRef);
  const visitRefs = [...ids.visit].map(visitHead.headRef);
  const loaded = await table.load([...complaintRefs, ...visitRefs]);
  return {
    complaints: complaintRefs.flatMap((ref) => loaded.get(ref) ?? []).filter(stillRuns).length,
    visits: visitRefs.flatMap((ref) => loaded.get(ref) ?? []).filter((visit) => !isHandedBack(visit)).length,
  };
}
