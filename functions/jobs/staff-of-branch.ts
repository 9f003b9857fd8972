import { partitions } from '../../shared/data/keys.ts';
import { readPage } from '../../shared/data/list.ts';
import { type StaffMember, staffSchema } from '../../shared/data/staff.ts';
import type { Position, Table } from '../../shared/data/table.ts';

/** Everybody on the staff of a branch, for rows that name people. */
export async function staffOfBranch(table: Table, branchId: string): Promise<StaffMember[]> {
  const { partition, prefix } = partitions.staff(branchId);
  const staff: StaffMember[] = [];
  let after: Position | undefined;
  do {
    const list = {
      partitions: [partition],
      prefix,
      schema: staffSchema,
      content: 'data',
      limit: 100,
    } as const;
    const { items, next } = await readPage(table, { ...list, after });
    staff.push(...items);
    after = next;
  } while (after);
  return staff;
}
