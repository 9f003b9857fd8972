import type { HistoryRow } from '../head/history.ts';
import type { Table } from '../table/table.ts';
import { complaintHead } from './complaint-head.ts';

/** What happened, with how its complaints stand by now: a history only names them. One read, where there are any. */
export async function asItStands(table: Table, rows: readonly HistoryRow[]): Promise<HistoryRow[]> {
  const refs = rows.filter(({ type }) => type === 'complaint').map(({ id }) => complaintHead.headRef(id));
  if (refs.length === 0) return [...rows];
  const loaded = await table.load(refs);
  return rows.map((row) => {
    const head = row.type === 'complaint' ? loaded.get(complaintHead.headRef(row.id)) : undefined;
    return head ? { ...row, kind: head.category, state: head.status } : row;
  });
}
