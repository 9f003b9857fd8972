import type * as z from 'zod/mini';
import { type Content, contentOf, type Item, type ItemRef } from './item.ts';
import type { Position, Query, Table } from './table.ts';

/** A list out of one or several partitions whose sort keys are of one kind. */
export interface List<T> extends Omit<Query, 'partition'> {
  readonly partitions: readonly string[];
  readonly schema: z.ZodMiniType<T>;
  readonly content: Content;
  /** Where what is listed lies, in a list that only names it. */
  readonly named?: ((at: Position) => ItemRef<T>) | undefined;
  /** Which of the items are wanted, where the partitions do not tell. */
  readonly where?: Where<T> | undefined;
}

export interface Where<T> {
  /** Tells it from others. */
  readonly name: string;
  readonly holds: (item: T) => boolean;
}

export interface Page<T> {
  readonly items: T[];
  /** The position of the last item looked at, where more follow. */
  readonly next: Position | undefined;
}

/** How far a page looks for what is wanted: a thousand items in five requests a partition. */
const mostRounds = 5;
const itemsARound = 200;

/**
 * One page of a list, one request a partition, merged by sort key. The same position is the place to go on from
 * in every partition. What a list only names takes a read for a hundred more. With `where` it may take
 * {@link mostRounds}, and may end before it is full.
 */
export async function readPage<T>(table: Table, list: List<T>): Promise<Page<T>> {
  const { where, limit } = list;
  const items: T[] = [];
  let next = list.after;
  for (let round = 0; round < (where ? mostRounds : 1); round++) {
    const read = await readRound(table, list, next, where ? itemsARound : limit + 1);
    const contents = await contentsOf(table, list, read.items);
    for (const [nth, { at }] of read.items.entries()) {
      const one = contents[nth];
      next = at;
      // What has expired since may still be named.
      if (one !== undefined && (!where || where.holds(one))) items.push(one);
      const last = nth === read.items.length - 1 && !read.more;
      if (items.length === limit) return { items, next: last ? undefined : next };
    }
    if (!read.more) return { items, next: undefined };
  }
  return { items, next };
}

/** How many a list has; where `more`, there are others behind them, or may be. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

/** Counts a list up to `most`, of what a page reads at most. */
export async function countUpTo<T>(
  table: Table,
  list: Omit<List<T>, 'limit' | 'after'>,
  most: number,
): Promise<Count> {
  const { items, next } = await readPage(table, { ...list, limit: most });
  return { count: items.length, more: next !== undefined };
}

async function contentsOf<T>(
  table: Table,
  { named, schema, content }: List<T>,
  items: readonly { readonly at: Position; readonly item: Item }[],
): Promise<(T | undefined)[]> {
  if (!named) return items.map(({ item }) => schema.parse(contentOf(item, content)));
  const refs = items.map(({ at }) => named(at));
  const loaded = refs.length === 0 ? undefined : await table.load(refs);
  return refs.map((ref) => loaded?.get(ref));
}

/** The next items of all partitions together. */
async function readRound<T>(
  table: Table,
  list: List<T>,
  after: Position | undefined,
  limit: number,
): Promise<{ items: { at: Position; item: Item }[]; more: boolean }> {
  const { index, between, prefix, descending } = list;
  const pages = await Promise.all(
    list.partitions.map((partition) =>
      table.query({ partition, index, between, prefix, descending, limit, after }),
    ),
  );
  const direction = descending ? -1 : 1;
  const merged = pages
    .flatMap((page) => page.items)
    .toSorted((a, b) => (a.at.position < b.at.position ? -direction : direction));
  const more = merged.length > limit || pages.some((page) => page.more);
  return { items: merged.slice(0, limit), more };
}
