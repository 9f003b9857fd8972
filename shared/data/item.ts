import type * as z from 'zod/mini';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * An item's content lies in `data`, or in `row` where the indexes are to bring it along; items of counters are
 * `flat`, since only attributes of the top level can be added to before they exist.
 */
export type Content = 'data' | 'row' | 'flat';

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
  return content === 'flat' ? item : item[content];
}
