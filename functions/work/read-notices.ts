import * as z from 'zod/mini';
import { markNoticeRead, noticeRef, type StoredNotice } from '../../shared/data/head/notice-store.ts';
import { branchOfId, partsOfChildId } from '../../shared/data/table/ids.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { allHoldersOf, isFor } from '../../shared/http/holders.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';

/** A transaction takes a hundred writes, and the answer is kept in one of them. */
export const mostAtOnce = 90;

export const body = z.strictObject({
  ids: z.array(z.string()).check(z.minLength(1), z.maxLength(mostAtOnce)),
});

type Body = z.infer<typeof body>;

export const readNoticesAnswer = () => z.object({ read: z.int() });

/** Marks several notices of the caller's mailboxes as read, all or none of them; once they are, again changes nothing. */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads({ body }) {
    const ids = fieldOf(body, 'ids');
    return (Array.isArray(ids) ? ids.slice(0, mostAtOnce) : []).flatMap((id: unknown) => {
      const parts = typeof id === 'string' ? partsOfChildId(id) : undefined;
      return parts ? [noticeRef(parts.subjectId, parts.id)] : [];
    });
  },
  async run({ body }, context) {
    const ids = [...new Set(body.ids)];
    const unread = ids
      .map((id) => ({ id, notice: heldNotice(id, context) }))
      .map(({ id, notice }) => {
        if (!notice) throw invalid(`ids.${body.ids.indexOf(id)}`, directorySays.no_notice_of_caller);
        return notice;
      })
      .filter(({ read }) => !read);
    const writes = unread.map((notice) => markNoticeRead(notice, partsOfChildId(notice.id)?.id ?? ''));
    return { body: { read: ids.length }, writes };
  },
};

/** The notice by that id; undefined where none lies in the caller's mailboxes. */
export function heldNotice(
  id: string,
  { loaded, personas }: Pick<Context, 'loaded' | 'personas'>,
): StoredNotice | undefined {
  const parts = partsOfChildId(id);
  const notice = parts && loaded.get(noticeRef(parts.subjectId, parts.id));
  const held =
    notice &&
    allHoldersOf(personas).includes(notice.holder) &&
    isFor(personas, notice.holder, branchOfId(notice.subject.id));
  return held ? notice : undefined;
}
