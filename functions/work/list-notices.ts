import * as z from 'zod/mini';
import { placeInMailbox, type StoredNotice } from '../../shared/data/head/notice-store.ts';
import { foldedPage, page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { groupedView } from './grouped-view.ts';
import { noticesOf } from './lists.ts';
import { noticeView } from './notice-view.ts';
import { mostAtOnce } from './read-notices.ts';

export const query = z.strictObject({
  grouped: z._default(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((text) => text === 'true'),
    ),
    false,
  ),
  ...pagingQuery,
});

/** What the caller was told, in their own name or their role's or as a stand-in: unread first, then newest first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  async run({ query: { grouped, ...paging } }, { runtime, personas }) {
    const list = noticesOf(personas);
    if (!grouped) return { body: await page(runtime.table, list, paging, noticeView) };
    const folding = { keyOf: togetherBy, placeOf: placeInMailbox, most: mostAtOnce };
    return { body: await foldedPage(runtime.table, list, paging, folding, groupedView) };
  },
};

/** What notices have in common that are folded into one: a drill's are never with those of real complaints. */
function togetherBy({ holder, kind, read, subject: { drill, type } }: StoredNotice): string {
  return JSON.stringify([holder, kind, type, read, drill]);
}
