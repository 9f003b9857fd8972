import type { Decided } from '../data/head/define-head.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Proposal } from '../domain/ledger/proposal.ts';

interface Proposing {
  readonly head: { readonly id: string; readonly number: string };
  readonly proposals?: readonly Proposal[] | undefined;
}

/** The writes of a change of a head, with the entries of the ledger that it proposes (PERF-2); few changes do. */
export async function writeChange<State, Change extends Proposing>(
  kind: { readonly write: (before: State | undefined, change: Change, decided: Decided) => Write[] },
  before: State | undefined,
  change: Change,
  { table, ...decided }: Decided & { readonly table: Table },
): Promise<Write[]> {
  const { head, proposals = [] } = change;
  const writes = kind.write(before, change, decided);
  if (proposals.length === 0) return writes;
  const { whoIsMeant } = await import('./who-is-meant.ts');
  const { proposeEntries } = await import('./propose-entries.ts');
  const known = await whoIsMeant(proposals, decided.place.branch.id, table);
  return [...writes, ...(await proposeEntries(known, head, decided.place, table))];
}
