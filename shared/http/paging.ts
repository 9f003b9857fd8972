import * as z from 'zod/mini';
import { type List, readPage } from '../data/list.ts';
import type { Position, Table } from '../data/table.ts';
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
 * partition comes from the authorised request.
 *
 * @throws Problem where the cursor is none
 */
export async function page<T, Shown>(
  table: Table,
  list: Omit<List<T>, 'limit' | 'after'>,
  paging: Paging,
  show: (item: T) => Shown,
): Promise<{ items: Shown[]; nextCursor: string | null }> {
  const after = positionOf(paging.cursor);
  const { items, next } = await readPage(table, { ...list, limit: paging.limit, after });
  return { items: items.map(show), nextCursor: next ? cursorOf(next) : null };
}

function cursorOf({ position, pk, sk }: Position): string {
  return Buffer.from(JSON.stringify([position, pk, sk])).toString('base64url');
}

function positionOf(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const result = z.tuple([z.string(), z.string(), z.string()]).safeParse(decoded(cursor));
  if (!result.success || result.data.includes('')) {
    throw malformed([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  }
  const [position, pk, sk] = result.data;
  return { position, pk, sk };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
