import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Query, Table } from '../../shared/data/table/table.ts';
import { page, pageAtHand } from '../../shared/http/paging.ts';
import { Problem } from '../../shared/http/problem.ts';

/** A table with one endless list; it notes what it was asked. */
function endless() {
  const asked: Query[] = [];
  const query = async (question: Query) => {
    asked.push(question);
    const items = Array.from({ length: question.limit }, (_, at) => ({
      at: { pk: `p${at}`, sk: 'row', position: `k${at}` },
      item: { row: at },
    }));
    return { items, more: true };
  };
  return { asked, table: { query } as unknown as Table };
}

const list = { partitions: ['list#1'], prefix: 'k', schema: z.unknown(), content: 'row' } as const;
const first = async (of: object = list) =>
  (await page(endless().table, { ...list, ...of }, { limit: 2 }, (row) => row)).nextCursor ?? '';

describe('a cursor', () => {
  test('is where its page ended', async () => {
    const { table, asked } = endless();
    await page(table, list, { limit: 2, cursor: await first() }, (row) => row);
    expect(asked[0]?.after).toEqual({ pk: 'p1', sk: 'row', position: 'k1' });
  });

  test.each([
    ['of another partition', { partitions: ['list#2'] }],
    ['of another index', { index: 'gsi1' }],
    ['of another range', { prefix: undefined, between: ['a', 'b'] }],
    ['of the other direction', { descending: true }],
  ])('%s is refused', async (_, other) => {
    const cursor = await first(other);
    await expect(page(endless().table, list, { limit: 2, cursor }, (row) => row)).rejects.toThrow(Problem);
  });

  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  test.each([
    ['no base 64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', forged({})],
    ['a list too short', forged(['x'])],
    ['an empty key', forged(['x', '', 'p', 's'])],
  ])('%s is refused', async (_, cursor) => {
    await expect(page(endless().table, list, { limit: 2, cursor }, (row) => row)).rejects.toThrow(Problem);
  });

  test.each([
    ['half a character', '\ud800'],
    ['a key longer than any', 'x'.repeat(600)],
  ])('made up of %s is refused', async (_, key) => {
    const [mark] = JSON.parse(Buffer.from(await first(), 'base64url').toString()) as string[];
    const cursor = forged([mark, key, 'p', 's']);
    await expect(page(endless().table, list, { limit: 2, cursor }, (row) => row)).rejects.toThrow(Problem);
  });
});

test('a short list that grows between two pages goes on where it was', () => {
  const files = [{ id: 'a' }, { id: 'c' }];
  const { nextCursor } = pageAtHand('files', files, { limit: 1 });
  const grown = [...files, { id: 'b' }, { id: 'd' }];
  const rest = pageAtHand('files', grown, { limit: 10, cursor: nextCursor ?? '' });
  expect(rest).toEqual({ items: [{ id: 'b' }, { id: 'c' }, { id: 'd' }], nextCursor: null });
  expect(() => pageAtHand('scripts', grown, { limit: 10, cursor: nextCursor ?? '' })).toThrow(Problem);
});
