import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Loaded, Table } from '../../shared/data/table/table.ts';
import { failingTable } from './failing-table.ts';

/** An item as it would be read. */
export type Held = readonly [ref: ItemRef<unknown>, value: unknown];

const nameOf = ({ key }: ItemRef<unknown>) => JSON.stringify(key);

/** What a read of these items would give. */
export function loadedOf(...held: readonly Held[]): Loaded {
  const byName = new Map(held.map(([ref, value]) => [nameOf(ref), value]));
  return { get: <T>(ref: ItemRef<T>) => byName.get(nameOf(ref)) as T | undefined };
}

/** A table that can be read and nothing else, with the reads that were made of it. */
export function readableTable(...held: readonly Held[]): { table: Table; reads: ItemRef<unknown>[][] } {
  const reads: ItemRef<unknown>[][] = [];
  const load: Table['load'] = async (refs) => {
    reads.push([...refs]);
    return loadedOf(...held.filter(([ref]) => refs.some((one) => nameOf(one) === nameOf(ref))));
  };
  return { table: { ...failingTable({} as Table, 1, false), load }, reads };
}
