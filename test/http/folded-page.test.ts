import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Query, Table } from '../../shared/data/table/table.ts';
import { foldedPage } from '../../shared/http/paging.ts';

/** A list of letters, each at the place of its number. */
function listOf(letters: readonly string[]) {
  const place = (nth: number) => `k${String(nth).padStart(5, '0')}`;
  const query = async ({ limit, after }: Query) => {
    const from = after ? letters.findIndex((_, nth) => place(nth) > after.position) : 0;
    const ahead = from < 0 ? [] : letters.slice(from, from + limit);
    const items = ahead.map((letter, at) => ({
      at: { pk: 'p', sk: place(from + at), position: place(from + at) },
      item: { row: { letter, nth: from + at } },
    }));
    return { items, more: from >= 0 && from + limit < letters.length };
  };
  return { table: { query } as unknown as Table, place };
}

const list = {
  partitions: ['list#1'],
  schema: z.object({ letter: z.string(), nth: z.int() }),
  content: 'row',
} as const;

async function pagesOf(letters: readonly string[], limit: number, most: number) {
  const { table, place } = listOf(letters);
  const pages: { letter: string; nth: number }[][][] = [];
  let cursor: string | undefined;
  do {
    const folding = {
      keyOf: ({ letter }: { letter: string }) => letter,
      placeOf: ({ nth }: { nth: number }) => ({ pk: 'p', sk: place(nth), position: place(nth) }),
      most,
    };
    const { items, nextCursor } = await foldedPage(table, list, { limit, cursor }, folding, (all) => [
      ...all,
    ]);
    pages.push(items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

test('what is of one kind is one item, at the place of the first of it', async () => {
  const [page = []] = await pagesOf(['a', 'b', 'a', 'c', 'b', 'a'], 10, 90);
  expect(page.map((fold) => fold.map(({ nth }) => nth))).toEqual([[0, 2, 5], [1, 4], [3]]);
});

test('a page ends where one item more would be needed, and the next goes on there', async () => {
  const pages = await pagesOf(['a', 'b', 'a', 'c', 'a'], 2, 90);
  const shown = pages.map((page) => page.map((fold) => fold.map(({ nth }) => nth)));
  expect(shown).toEqual([
    [[0, 2], [1]],
    [[3], [4]],
  ]);
});

test('of more than are read in one go there is another item', async () => {
  const [page = []] = await pagesOf(
    Array.from({ length: 200 }, () => 'a'),
    10,
    90,
  );
  expect(page.map((fold) => fold.length)).toEqual([90, 90, 20]);
});

test('whatever the list and the page, every one is in one item of one page', async () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 2_300, size: 'max' });
  await fc.assert(
    fc.asyncProperty(
      letters,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 90 }),
      async (all, limit, most) => {
        const pages = await pagesOf(all, limit, most);
        const folds = pages.flat();
        expect(
          folds
            .flat()
            .map(({ nth }) => nth)
            .toSorted((a, b) => a - b),
        ).toEqual(all.map((_, nth) => nth));
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
        for (const fold of folds) {
          expect(fold.length).toBeLessThanOrEqual(most);
          expect(new Set(fold.map(({ letter }) => letter)).size).toBe(1);
        }
      },
    ),
    { seed: 20261131, numRuns: 30 },
  );
}, 60_000);
