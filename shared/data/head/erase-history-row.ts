import type { Key } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import type { HistoryRow } from './history.ts';

/** What of a change of a customer's file names them, before and after. */
const personalChanges: readonly (string | undefined)[] = ['name', 'number', 'address'];

/**
 * Takes the words of a message, or what a customer was called, out of a row of their history; when it was, by whom and
 * what for stays.
 *
 * @returns whether there was anything to take
 */
export async function eraseHistoryRow(table: Table, { pk, sk }: Key, row: HistoryRow): Promise<boolean> {
  const isPersonal = row.type === 'change' && personalChanges.includes(row.kind);
  const names = (['text', ...(isPersonal ? (['before', 'after'] as const) : [])] as const).filter(
    (name) => row[name] !== undefined,
  );
  if (names.length === 0) return false;
  await table.transact([
    {
      update: { pk, sk },
      expression: `REMOVE ${names.map((name) => `#row.#${name}`).join(', ')}`,
      names: { '#row': 'row', ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
    },
  ]);
  return true;
}
