import { branchOfId, partsOfChildId } from '../../shared/data/ids.ts';
import { markNoticeRead, noticeRef } from '../../shared/data/notice-store.ts';
import { allHoldersOf, isFor } from '../../shared/http/holders.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { noticeView } from './notice-view.ts';

/** Marks a notice of the caller's mailboxes as read; once it is, again changes nothing. */
export const readNotice: UseCase<{ id: string }, unknown, unknown> = {
  reads({ params }) {
    const parts = partsOfChildId(params.id ?? '');
    return parts ? [noticeRef(parts.subjectId, parts.id)] : [];
  },
  async run({ params }, { loaded, personas }) {
    const parts = partsOfChildId(params.id);
    const notice = parts && loaded.get(noticeRef(parts.subjectId, parts.id));
    const held =
      notice &&
      allHoldersOf(personas).includes(notice.holder) &&
      isFor(personas, notice.holder, branchOfId(notice.subject.id));
    if (!held) throw new Problem('not_found', 'There is no such notice.');
    const writes = notice.read ? [] : [markNoticeRead(notice, parts.id)];
    return { body: noticeView({ ...notice, read: true }), writes };
  },
};
