import type * as z from 'zod/mini';
import { unpacked } from './packed.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * An item's content lies in `data`, perhaps packed, or in `row` where the indexes are to bring it along; items of
 * counters are `flat`, since only attributes of the top level can be added to before they exist. Content that is `moved`
 * lies in `data`, but lay in `row` before.
 */
export type Content = 'data' | 'row' | 'flat' | 'moved';

/** Where an item lies and what its content must look like; reading through it parses. */
export interface ItemRef<T> {
  readonly key: Key;
  readonly content: Content;
  readonly schema: z.ZodMiniType<T>;
}

export function itemRef<T>(key: Key, schema: z.ZodMiniType<T>, content: Content = 'data'): ItemRef<T> {
  return { key, content, schema };
}

export type Item = Readonly<Record<string, unknown>>;

export function contentOf(item: Item, content: Content): unknown {
  if (content === 'flat') return item;
  if (content === 'row') return item.row;
  return unpacked(content === 'moved' ? (item.data ?? item.row) : item.data);
}
