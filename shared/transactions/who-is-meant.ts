import { staffSchema } from '../data/directory/staff.ts';
import { partitions } from '../data/table/keys.ts';
import { readPage } from '../data/table/list.ts';
import type { Table } from '../data/table/table.ts';
import type { Proposal } from '../domain/ledger/proposal.ts';

/** More than any branch employs. */
const mostStaff = 1_000;

/**
 * Who of the staff is meant by a name that an investigation gave: the person of that id, or the only one of that name.
 * Whoever it does not find stays as they were named.
 */
export async function whoIsMeant(
  proposals: readonly Proposal[],
  branchId: string,
  table: Table,
): Promise<Proposal[]> {
  if (proposals.every(({ against }) => against.name === undefined)) return [...proposals];
  const { partition, prefix } = partitions.staff(branchId);
  const { items: staff } = await readPage(table, {
    partitions: [partition],
    prefix,
    schema: staffSchema,
    content: 'data',
    limit: mostStaff,
  });
  return proposals.map((proposal) => {
    const { name } = proposal.against;
    const meant = staff.filter((person) => name !== undefined && [person.id, person.name].includes(name));
    const [one] = meant;
    if (one === undefined || meant.length > 1) return proposal;
    return { ...proposal, against: { role: one.role, person: one.id, name } };
  });
}
