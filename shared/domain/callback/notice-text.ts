import { type Instant, wallClock } from '../calendar.ts';
import type { Notice, NoticeKind } from '../notice.ts';

/** What is told of callbacks. */
export type CallbackNoticeKind = Extract<NoticeKind, 'reminder' | 'deadline_missed'>;

/** The words of a notice about a call in Chinese and English; no personal data. */
export function callbackNoticeText(
  kind: CallbackNoticeKind,
  { number, timeZone, dueAt }: { number: string; timeZone: string; dueAt: Instant },
): Notice['text'] {
  const due = wallClock(dueAt, timeZone);
  switch (kind) {
    case 'reminder':
      return {
        zh: `抱怨 ${number} 处理完成后的回访应在 ${due} 前完成，请尽快致电客户。`,
        en: `Complaint ${number}: the call after handling was due by ${due}; please call the customer.`,
      };
    case 'deadline_missed':
      return {
        zh: `抱怨 ${number} 处理完成后的回访未在 ${due} 前完成。`,
        en: `Complaint ${number}: the call after handling was not made by ${due}.`,
      };
  }
}
