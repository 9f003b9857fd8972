import type { Branch } from '../../shared/data/directory/branch.ts';
import { type List, readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';
import { type Month, monthBounds } from '../../shared/domain/calendar.ts';

/** How many heads one dry run looks at. */
export const mostHeads = 10_000;

/** How many are still to be looked at, and whether there are more. */
export interface Budget {
  heads: number;
  cut: boolean;
}

const rowsARead = 200;

/**
 * The rows of a list that lie in a month of a branch, page by page, as long as the budget lasts.
 *
 * @param headsARow how many heads are read for each
 */
export async function* rowsOfMonth<T>(
  table: Table,
  list: Omit<List<T>, 'limit' | 'after' | 'between'>,
  { branch: { timeZone }, month }: { branch: Branch; month: Month },
  budget: Budget,
  headsARow: number,
): AsyncGenerator<T[]> {
  // Positions are `<time>#<id>`, and `#` sorts before any further digit of a time.
  const { from, before } = monthBounds(month, timeZone);
  let after: Position | undefined;
  do {
    const page = await readPage(table, { ...list, between: [from, before], limit: rowsARead, after });
    budget.cut ||= page.items.length > 0 && budget.heads <= 0;
    if (budget.cut) return;
    budget.heads -= page.items.length * headsARow;
    yield page.items;
    after = page.next;
  } while (after);
}
