import { tableSchema } from '../../../shared/data/table/table-schema.ts';
import { itemSize, type StoredItem } from './item-size.ts';

/** What a write costs: units of the table itself, and of its indexes, with how many of their rows it writes. */
export interface WriteCost {
  readonly table: number;
  readonly indexes: number;
  readonly rows: number;
}

/**
 * The write units that a change of one item takes, as DynamoDB counts them: the larger of what was and what is, in
 * whole kilobytes, twice in a transaction; and in each index the row that changes likewise, once, or the row that goes
 * and the one that comes where its key is another.
 */
export function writeCost(
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  { transactional }: { readonly transactional: boolean },
): WriteCost {
  const table = unitsOf(before, after) * (transactional ? 2 : 1);
  const rows = tableSchema.indexes.flatMap((index) => {
    const [old, now] = [rowIn(index, before), rowIn(index, after)];
    const moved = keyIn(index, old) !== keyIn(index, now);
    const written = moved ? [[old], [now]] : [[old, now]];
    return written.filter(([a, b]) => (a ?? b) !== undefined && (moved || differs(a, b)));
  });
  const indexes = rows.map(([a, b]) => unitsOf(a, b)).reduce((total, units) => total + units, 0);
  return { table, indexes, rows: rows.length };
}

/** At least one, for the item that is not there. */
function unitsOf(...items: readonly (StoredItem | undefined)[]): number {
  const largest = Math.max(...items.map((item) => (item ? itemSize(item) : 0)));
  return Math.max(1, Math.ceil(largest / 1024));
}

type Index = (typeof tableSchema.indexes)[number];

/** What of an item lies in an index; undefined where it has no place there. */
function rowIn(index: Index, item: StoredItem | undefined): StoredItem | undefined {
  if (item?.[index.partitionKey] === undefined || item[index.sortKey] === undefined) return undefined;
  const { partitionKey, sortKey, projectedAttributes } = tableSchema;
  const projected = new Set<string>([
    partitionKey,
    sortKey,
    index.partitionKey,
    index.sortKey,
    ...projectedAttributes,
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name)));
}

function keyIn({ partitionKey, sortKey }: Index, row: StoredItem | undefined): string {
  return JSON.stringify([row?.[partitionKey], row?.[sortKey]]);
}

function differs(a: StoredItem | undefined, b: StoredItem | undefined): boolean {
  return JSON.stringify(ordered(a)) !== JSON.stringify(ordered(b));
}

/** Plain values whose names are in order, so that equal ones read alike. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]));
}
