import * as z from 'zod/mini';
import { type StoredNotice, storedNoticeSchema } from '../../shared/data/head/notice-store.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const noticeViewSchema = () =>
  z.extend(z.omit(storedNoticeSchema, { timeZone: true, holder: true }), {
    at: z.iso.datetime({ offset: true }),
  });

/** The same in a list, where several may be folded into one. */
export const noticeInListSchema = () => {
  const { id, at, subject, text } = noticeViewSchema().shape;
  return z.extend(noticeViewSchema(), {
    count: z.optional(z.int()),
    notices: z.optional(z.array(z.object({ id, at, subject, text }))),
  });
};

export const noticePageSchema = () => pageSchema(noticeInListSchema());

/** A notice as callers see it, its time in the branch's zone. */
export function noticeView({ timeZone, holder: _, ...notice }: StoredNotice) {
  return { ...notice, at: withOffset(notice.at, timeZone) };
}
