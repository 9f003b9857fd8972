import type { Place } from '../data/directory/directory.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Change } from '../domain/complaint/draft.ts';

/** The entries that a change of a complaint proposes for the ledger (PERF-2); few changes do. */
export async function entriesFor(
  { head: complaint, proposals = [] }: Change,
  place: Place,
  table: Table,
): Promise<Write[]> {
  if (proposals.length === 0) return [];
  const { whoIsMeant } = await import('../transactions/who-is-meant.ts');
  const { proposeEntries } = await import('../transactions/propose-entries.ts');
  const known = await whoIsMeant(proposals, place.branch.id, table);
  return await proposeEntries(known, complaint, place, table);
}
