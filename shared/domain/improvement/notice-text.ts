import { type Instant, wallClock } from '../calendar.ts';
import { categories } from '../complaint/category.ts';
import { countedCauses } from '../complaint/cause.ts';
import type { Notice } from '../notice.ts';
import type { Rate } from './effect.ts';
import type { Improvement } from './improvement.ts';

export type ImprovementNoticeKind = 'task_opened' | 'reminder' | 'deadline_missed';

/** The words of a notice of an improvement that is to be done (STAT-7). */
export function improvementNoticeText(
  kind: ImprovementNoticeKind,
  improvement: Improvement,
  dueAt: Instant,
): Notice['text'] {
  const due = wallClock(dueAt, improvement.timeZone);
  const { zh, en } = named(improvement);
  switch (kind) {
    case 'task_opened':
      return { zh: `${zh}由您负责，须在 ${due} 前完成。`, en: `${en} is yours and due by ${due}.` };
    case 'reminder':
      return { zh: `${zh}须在 ${due} 前完成。`, en: `${en} is due by ${due}.` };
    case 'deadline_missed':
      return { zh: `${zh}未在 ${due} 前完成。`, en: `${en} was not done by ${due}.` };
  }
}

/** What it has come to: the rate before and after. */
export function effectText(improvement: Improvement, before: Rate, after: Rate): Notice['text'] {
  const { zh, en } = named(improvement);
  const rates = `${shown(before)} → ${shown(after)}`;
  return { zh: `${zh}的效果：占比 ${rates}。`, en: `${en} has come to this: ${rates} of all complaints.` };
}

function named({ number, subject }: Improvement): { zh: string; en: string } {
  const { zh, en } = 'category' in subject ? categories[subject.category] : countedCauses[subject.cause];
  return { zh: `改进措施 ${number}（${zh}）`, en: `Improvement ${number} (${en})` };
}

/** Such as `12.5 % (3/24)`; of nothing there is no share. */
function shown({ count, received }: Rate): string {
  const share = received === 0 ? '–' : `${((100 * count) / received).toFixed(1)} %`;
  return `${share} (${count}/${received})`;
}
