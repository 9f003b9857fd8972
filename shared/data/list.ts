import type * as z from 'zod/mini';
import { type Content, contentOf } from './item.ts';
import type { Position, Query, Table } from './table.ts';

/** A list out of one or several partitions whose sort keys are of one kind. */
export interface List<T> extends Omit<Query, 'partition'> {
  readonly partitions: readonly string[];
  readonly schema: z.ZodMiniType<T>;
  readonly content: Content;
}

/**
 * One page of a list, one request a partition, merged by sort key. The same position is the place to go on from
 * in every partition.
 *
 * @returns the items, and the last one's position where more follow
 */
export async function readPage<T>(
  table: Table,
  list: List<T>,
): Promise<{ items: T[]; next: Position | undefined }> {
  const { partitions, schema, content, limit, ...query } = list;
  const pages = await Promise.all(
    partitions.map((partition) => table.query({ ...query, partition, limit: limit + 1 })),
  );
  const direction = list.descending ? -1 : 1;
  const merged = pages
    .flatMap((page) => page.items)
    .toSorted((a, b) => (a.at.position < b.at.position ? -direction : direction));
  const shown = merged.slice(0, limit);
  const more = merged.length > limit || pages.some((page) => page.more);
  return {
    items: shown.map(({ item }) => schema.parse(contentOf(item, content))),
    next: more ? shown.at(-1)?.at : undefined,
  };
}
