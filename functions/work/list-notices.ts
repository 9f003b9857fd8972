import * as z from 'zod/mini';
import { holdersOf, partitions } from '../../shared/data/keys.ts';
import { storedNoticeSchema } from '../../shared/data/notice-store.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { noticeView } from './notice-view.ts';

export const listNoticesQuery = z.strictObject(pagingQuery);

/** What the caller was told, in their own name or their role's: unread first, then newest first. */
export const listNotices: UseCase<unknown, z.infer<typeof listNoticesQuery>, unknown> = {
  async run({ query }, { runtime, caller }) {
    const list = {
      index: 'gsi1',
      partitions: holdersOf(caller).map(partitions.mailbox),
      descending: true,
      schema: storedNoticeSchema,
      content: 'row',
    } as const;
    return { body: await page(runtime.table, list, query, noticeView) };
  },
};
