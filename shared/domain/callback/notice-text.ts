import { type Instant, wallClock } from '../calendar.ts';
import type { Notice, NoticeKind } from '../notice.ts';
import { type CallbackPurpose, purposeLabels } from './callback.ts';

/** What is told of callbacks. */
export type CallbackNoticeKind = Extract<NoticeKind, 'reminder' | 'deadline_missed'>;

/** The words of a notice about a call in Chinese and English; no personal data. */
export function callbackNoticeText(
  kind: CallbackNoticeKind,
  told: { number: string; purpose: CallbackPurpose; timeZone: string; dueAt: Instant },
): Notice['text'] {
  const { number, purpose, timeZone, dueAt } = told;
  const due = wallClock(dueAt, timeZone);
  const { zh, en } = purposeLabels[purpose];
  switch (kind) {
    case 'reminder':
      return {
        zh: `${number} 的「${zh}」应在 ${due} 前完成，请尽快致电客户。`,
        en: `${number}: the ${en} was due by ${due}; please call the customer.`,
      };
    case 'deadline_missed':
      return {
        zh: `${number} 的「${zh}」未在 ${due} 前完成。`,
        en: `${number}: the ${en} was not made by ${due}.`,
      };
  }
}
