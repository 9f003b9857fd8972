import { type StaffMember, staffOf } from '../../shared/data/directory/staff.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';

/** Everybody on the staff of a branch, for rows that name people. */
export async function staffOfBranch(table: Table, branchId: string): Promise<StaffMember[]> {
  const staff: StaffMember[] = [];
  let after: Position | undefined;
  do {
    const { items, next } = await readPage(table, { ...staffOf(branchId), limit: 100, after });
    staff.push(...items);
    after = next;
  } while (after);
  return staff;
}
