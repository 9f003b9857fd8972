import { markNoticeRead, noticeRef } from '../../shared/data/head/notice-store.ts';
import { partsOfChildId } from '../../shared/data/table/ids.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { noticeView } from './notice-view.ts';
import { heldNotice } from './read-notices.ts';

/** Marks a notice of the caller's mailboxes as read; once it is, again changes nothing. */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads({ params }) {
    const parts = partsOfChildId(params.id ?? '');
    return parts ? [noticeRef(parts.subjectId, parts.id)] : [];
  },
  async run({ params }, context) {
    const notice = heldNotice(params.id, context);
    if (!notice) throw new Problem('not_found', directorySays.no_such_notice);
    const writes = notice.read ? [] : [markNoticeRead(notice, partsOfChildId(notice.id)?.id ?? '')];
    return { body: noticeView({ ...notice, read: true }), writes };
  },
};
