import * as z from 'zod/mini';
import { branchOfId } from '../../shared/data/ids.ts';
import { partitions } from '../../shared/data/keys.ts';
import { type StoredNotice, storedNoticeSchema } from '../../shared/data/notice-store.ts';
import { allHoldersOf, whereFor } from '../../shared/http/holders.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { noticeView } from './notice-view.ts';

export const listNoticesQuery = z.strictObject(pagingQuery);

/** What the caller was told, in their own name or their role's or as a stand-in: unread first, then newest first. */
export const listNotices: UseCase<unknown, z.infer<typeof listNoticesQuery>, unknown> = {
  async run({ query }, { runtime, personas }) {
    const list = {
      index: 'gsi1',
      partitions: allHoldersOf(personas).map(partitions.mailbox),
      descending: true,
      schema: storedNoticeSchema,
      content: 'row',
      where: whereFor(personas, ({ holder, subject }: StoredNotice) => ({
        holder,
        branchId: branchOfId(subject.id),
      })),
    } as const;
    return { body: await page(runtime.table, list, query, noticeView) };
  },
};
