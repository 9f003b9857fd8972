import type { Table } from '../../shared/data/table/table.ts';

/** A table on which something else happens between what is read for its first transaction and that transaction. */
export function interrupted(table: Table, happens: () => Promise<void>): Table {
  let isFirst = true;
  return {
    ...table,
    async transact(writes) {
      if (isFirst) {
        isFirst = false;
        await happens();
      }
      await table.transact(writes);
    },
  };
}
