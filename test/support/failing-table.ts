import type { Table } from '../../shared/data/table/table.ts';

/** The function ended there. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A table whose every nth call ends the function that made it, before or after it was carried out. */
export function failingTable(table: Table, every: number, after: boolean): Table {
  let calls = 0;
  async function call<T>(carryOut: () => Promise<T>): Promise<T> {
    calls += 1;
    const fails = calls % every === 0;
    if (fails && !after) throw new Crash('before it was carried out');
    const result = await carryOut();
    if (fails) throw new Crash('after it was carried out');
    return result;
  }
  return {
    load: (refs) => call(() => table.load(refs)),
    transact: (writes) => call(() => table.transact(writes)),
    query: (query) => call(() => table.query(query)),
    increment: (key, attribute) => call(() => table.increment(key, attribute)),
  };
}
