import type { StoredNotice } from '../../shared/data/head/notice-store.ts';
import { noticeView } from './notice-view.ts';

/** Notices of one kind in one mailbox as one: the newest, with how many more there are, and all of them beside it. */
export function groupedView(together: readonly [StoredNotice, ...StoredNotice[]]) {
  const [newest] = together;
  const count = together.length;
  const { text, ...view } = noticeView(newest);
  const more = count - 1;
  return {
    ...view,
    text: {
      zh: more === 0 ? text.zh : `${text.zh}（另有 ${more} 条同类通知）`,
      en: more === 0 ? text.en : `${text.en} (and ${more} more of this kind)`,
    },
    count,
    notices: together.map(noticeView).map(({ id, at, subject, text }) => ({ id, at, subject, text })),
  };
}
