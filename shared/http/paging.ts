import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type List, readPage } from '../data/table/list.ts';
import type { Position, Table } from '../data/table/table.ts';
import { requestSays } from '../domain/refusals/request.ts';
import { malformed } from './problem.ts';

/** The query of every list. */
export const pagingQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
};

interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The answer of every list. */
export function pageSchema<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}

/**
 * One page of a list as callers get it. The cursor is opaque and holds a position and nothing more: the
 * partition comes from the authorised request, and a mark tells the list it belongs to.
 *
 * @throws Problem where the cursor is none of this list
 */
export async function page<T, Shown>(
  table: Table,
  list: Omit<List<T>, 'limit' | 'after'>,
  paging: Paging,
  show: (item: T) => Shown,
): Promise<{ items: Shown[]; nextCursor: string | null }> {
  const mark = markOf(list);
  const after = positionOf(paging.cursor, mark);
  const { items, next } = await readPage(table, { ...list, limit: paging.limit, after });
  return { items: items.map(show), nextCursor: next ? cursorOf(next, mark) : null };
}

/** How what belongs together in a list is folded into one. */
export interface Folding<T> {
  /** What those that belong together have in common. */
  readonly keyOf: (item: T) => string;
  /** Where an item stands in the list. */
  readonly placeOf: (item: T) => Position;
  /** How many belong together at most; what is more is folded anew. */
  readonly most: number;
}

/** How far a folded page looks. */
const mostFolded = 1_000;

/**
 * A page whose items are folded: `limit` is how many are left then. Every item is in one fold of one page, at the place
 * of the first of it; a page ends where one more would be needed, so nothing is passed over or comes twice.
 */
export async function foldedPage<T, Shown>(
  table: Table,
  list: Omit<List<T>, 'limit' | 'after'>,
  { limit, cursor }: Paging,
  { keyOf, placeOf, most }: Folding<T>,
  show: (together: readonly [T, ...T[]]) => Shown,
): Promise<{ items: Shown[]; nextCursor: string | null }> {
  const mark = markOf(list);
  const folds: [T, ...T[]][] = [];
  const open = new Map<string, [T, ...T[]]>();
  let after = positionOf(cursor, mark);
  let looked = 0;
  const answer = (next: Position | undefined) => ({
    items: folds.map(show),
    nextCursor: next ? cursorOf(next, mark) : null,
  });
  for (;;) {
    const { items, next } = await readPage(table, { ...list, limit: 100, after });
    for (const item of items) {
      const fold = open.get(keyOf(item));
      if (fold && fold.length < most) fold.push(item);
      else if (folds.length === limit) return answer(after);
      else {
        const begun: [T, ...T[]] = [item];
        folds.push(begun);
        open.set(keyOf(item), begun);
      }
      after = placeOf(item);
      looked += 1;
    }
    if (!next || looked >= mostFolded) return answer(next);
    after = next;
  }
}

/**
 * One page of a short list that is at hand.
 *
 * @param name which list it is, whatever stands in it at the moment
 * @param placeOf where an item stands in it, each elsewhere; by id unless told otherwise
 * @throws Problem where the cursor is none of this list
 */
export function pageAtHand<T extends { readonly id: string }>(
  name: string,
  list: readonly T[],
  { limit, cursor }: Paging,
  placeOf: (item: T) => string = ({ id }) => id,
): { items: T[]; nextCursor: string | null } {
  const mark = markOf({ partitions: [name] });
  const after = positionOf(cursor, mark)?.position ?? '';
  const ahead = list
    .filter((item) => placeOf(item) > after)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const items = ahead.slice(0, limit);
  const lastItem = ahead.length > limit ? items.at(-1) : undefined;
  const last = lastItem && placeOf(lastItem);
  return {
    items,
    nextCursor: last === undefined ? null : cursorOf({ position: last, pk: last, sk: last }, mark),
  };
}

/** Tells lists apart, so that no position is taken over to a list in which it could not stand. */
function markOf({ index, partitions, between, prefix, descending, where }: Marked): string {
  const list = JSON.stringify([index, partitions, between, prefix, descending, where?.name]);
  return createHash('sha256').update(list).digest('base64url').slice(0, 8);
}

type Marked = Pick<List<unknown>, 'index' | 'partitions' | 'between' | 'prefix' | 'descending'> & {
  readonly where?: { readonly name: string } | undefined;
};

function cursorOf({ position, pk, sk }: Position, mark: string): string {
  return Buffer.from(JSON.stringify([mark, position, pk, sk])).toString('base64url');
}

const key = z.string().check(
  z.minLength(1),
  z.maxLength(500),
  z.refine((text) => text.isWellFormed()),
);

function positionOf(cursor: string | undefined, mark: string): Position | undefined {
  if (cursor === undefined) return undefined;
  const result = z.tuple([z.literal(mark), key, key, key]).safeParse(decoded(cursor));
  if (!result.success) throw malformed([{ path: 'cursor', said: requestSays.not_a_cursor }]);
  const [, position, pk, sk] = result.data;
  return { position, pk, sk };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
