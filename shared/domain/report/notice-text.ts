import { type Instant, wallClock } from '../calendar.ts';
import type { Notice } from '../notice.ts';
import type { Report } from './report.ts';

export type ReportNoticeKind = 'report_drawn_up' | 'reminder' | 'deadline_missed';

/** The words of a notice of a month's report (STAT-4). @param dueAt until when it is to be signed */
export function reportNoticeText(
  kind: ReportNoticeKind,
  { number, month, timeZone }: Report,
  dueAt: Instant,
): Notice['text'] {
  const due = wallClock(dueAt, timeZone);
  const zh = `${number}（${month} 月报）`;
  const en = `${number} (report of ${month})`;
  switch (kind) {
    case 'report_drawn_up':
      return {
        zh: `${zh}已生成，请核对后于 ${due} 前签核。`,
        en: `${en} is drawn up; check it and sign it off by ${due}.`,
      };
    case 'reminder':
      return { zh: `${zh}须在 ${due} 前签核。`, en: `${en} is to be signed off by ${due}.` };
    case 'deadline_missed':
      return { zh: `${zh}未在 ${due} 前签核。`, en: `${en} was not signed off by ${due}.` };
  }
}
