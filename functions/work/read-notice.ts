import { holdersOf, partsOfChildId } from '../../shared/data/keys.ts';
import { markNoticeRead, noticeRef } from '../../shared/data/notice-store.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { noticeView } from './notice-view.ts';

/** Marks a notice of the caller's mailboxes as read; once it is, again changes nothing. */
export const readNotice: UseCase<{ id: string }, unknown, unknown> = {
  reads({ params }) {
    const parts = partsOfChildId(params.id ?? '');
    return parts ? [noticeRef(parts.subjectId, parts.id)] : [];
  },
  async run({ params }, { loaded, caller }) {
    const parts = partsOfChildId(params.id);
    const notice = parts && loaded.get(noticeRef(parts.subjectId, parts.id));
    if (!notice || !holdersOf(caller).includes(notice.holder)) {
      throw new Problem('not_found', 'There is no such notice.');
    }
    const writes = notice.read ? [] : [markNoticeRead(notice, parts.id)];
    return { body: noticeView({ ...notice, read: true }), writes };
  },
};
