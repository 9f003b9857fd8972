import { type Instant, wallClock } from '../calendar.ts';
import type { Notice, NoticeKind } from '../notice.ts';
import type { TaskKind } from '../task.ts';
import { type CallbackPurpose, purposeLabels } from './purposes.ts';

/** What is told of callbacks. */
export type CallbackNoticeKind = Extract<
  NoticeKind,
  'reminder' | 'deadline_missed' | 'number_wanted' | 'warranty_ends'
>;

interface Told {
  readonly number: string;
  readonly purpose: CallbackPurpose;
  /** The promise it is about: the call, or the letter or the number that belongs to it. */
  readonly task: TaskKind;
  readonly timeZone: string;
  readonly dueAt: Instant;
  /** The day it reminds of. */
  readonly date?: string | undefined;
}

/** The words of a notice about a call in Chinese and English; no personal data. */
export function callbackNoticeText(kind: CallbackNoticeKind, told: Told): Notice['text'] {
  const { number, purpose, task, timeZone, dueAt, date = '' } = told;
  const due = wallClock(dueAt, timeZone);
  const label = purposeLabels[purpose];
  const zh = `${number} 的「${label.zh}」`;
  const isLetter = task === 'letter';
  switch (kind) {
    case 'reminder':
      return isLetter
        ? {
            zh: `${zh}信函应在 ${due} 前寄出，请尽快办理。`,
            en: `${number}: the letter (${label.en}) was due by ${due}; please send it.`,
          }
        : {
            zh: `${zh}应在 ${due} 前完成，请尽快致电客户。`,
            en: `${number}: the ${label.en} was due by ${due}; please call the customer.`,
          };
    case 'number_wanted':
      return {
        zh: `${zh}：客户电话号码有误，请在 ${due} 前提供新号码。`,
        en: `${number}: the number for the ${label.en} is wrong; please give another by ${due}.`,
      };
    case 'deadline_missed':
      if (task === 'phone_number') {
        return {
          zh: `${zh}：客户的新电话号码未在 ${due} 前提供。`,
          en: `${number}: another number for the ${label.en} was not given by ${due}.`,
        };
      }
      return isLetter
        ? {
            zh: `${zh}信函未在 ${due} 前寄出。`,
            en: `${number}: the letter (${label.en}) was not sent by ${due}.`,
          }
        : {
            zh: `${zh}未在 ${due} 前完成。`,
            en: `${number}: the ${label.en} was not made by ${due}.`,
          };
    case 'warranty_ends':
      return {
        zh: `${number}：客户车辆的免费保修将于 ${date} 到期，请安排延保或到期前检查的邀约。`,
        en: `${number}: the free warranty of a customer's vehicle ends on ${date}; please offer an extension or a check before it does.`,
      };
  }
}
