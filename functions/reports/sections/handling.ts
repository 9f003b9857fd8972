import { verificationOutcomes } from '../../../shared/domain/complaint/codes.ts';
import { countedTaskKinds } from '../../../shared/domain/figures/deadlines.ts';
import { type Duration, durations } from '../../../shared/domain/figures/durations.ts';
import { levels, type MonthlyFigures } from '../../../shared/domain/figures/monthly.ts';
import { marks } from '../../../shared/domain/figures/numbers.ts';
import type { Section } from '../../../shared/domain/report/document.ts';
import { breakdownSection, stackedSection } from '../../../shared/domain/report/sections.ts';
import { roleWords } from '../../../shared/domain/roles.ts';
import { taskKindLabels } from '../../../shared/domain/task.ts';
import { asHeading, type Words } from '../../../shared/domain/words.ts';
import { entriesOf } from './complaints.ts';

/** How complaints were handled: in time, how fast, and how well. */
export function handlingSections(figures: MonthlyFigures): Section[] {
  return [deadlinesOf(figures), waitsOf(figures), ...outcomesOf(figures), escalationsOf(figures)];
}

export const deadlineParts: readonly Words[] = [
  { zh: '按时', en: 'In time' },
  { zh: '超时完成', en: 'Late' },
  { zh: '超时未完成', en: 'Overdue' },
];

export const metInTime: Words = { zh: '按时率', en: 'Met in time' };

function deadlinesOf({ deadlines }: MonthlyFigures): Section {
  return stackedSection({
    name: { zh: '处理时限', en: 'Deadlines' },
    note: {
      zh: '按时和超时完成的计入完成当月，尚未完成的计入到期当月。',
      en: 'Those met count in the month they were met, those still unmet in the month they were due.',
    },
    item: { zh: '时限', en: 'Deadline' },
    parts: deadlineParts,
    rate: metInTime,
    rows: countedTaskKinds.map((kind) => {
      const { met, late, overdue } = deadlines[kind];
      return { label: asHeading(taskKindLabels[kind]), counts: [met, late, overdue] };
    }),
  });
}

const durationLabels: Readonly<Record<Duration, Words>> = {
  contact: { zh: '至首次联系', en: 'To the first contact' },
  solution: { zh: '至提出方案', en: 'To the solution' },
  close: { zh: '至关闭', en: 'To the closure' },
};

function waitsOf({ durations: figures }: MonthlyFigures): Section {
  return {
    name: { zh: '处理用时', en: 'How long it took' },
    note: {
      zh: '自受理起计算。半数和九成的抱怨用时不超过所列时间，误差在百分之五以内。',
      en: 'From the receipt on. Half and nine tenths took no longer than is shown, within five of a hundred.',
    },
    columns: [
      { label: { zh: '用时', en: 'Time' }, kind: 'text' },
      { label: { zh: '件数', en: 'Count' }, kind: 'count' },
      { label: { zh: '平均', en: 'Mean' }, kind: 'duration' },
      { label: { zh: '半数不超过', en: 'Half within' }, kind: 'duration' },
      { label: { zh: '九成不超过', en: 'Nine tenths within' }, kind: 'duration' },
    ],
    rows: durations.map((name) => {
      const { count, meanSeconds, p50Seconds, p90Seconds } = figures[name];
      return [durationLabels[name], count, meanSeconds, p50Seconds, p90Seconds];
    }),
  };
}

const verificationLabels = {
  satisfied: { zh: '满意', en: 'satisfied' },
  unsatisfied: { zh: '不满意', en: 'not satisfied' },
  not_reached: { zh: '未联系上', en: 'not reached' },
} as const satisfies Record<(typeof verificationOutcomes)[number], Words>;

function outcomesOf({ verifications, satisfaction }: MonthlyFigures): Section[] {
  return [
    breakdownSection({
      name: { zh: '处理后回访结果', en: 'Calls after handling' },
      item: { zh: '结果', en: 'Outcome' },
      entries: entriesOf(verificationOutcomes, verificationLabels, verifications),
    }),
    breakdownSection({
      name: { zh: '处理满意度', en: 'Satisfaction' },
      item: { zh: '评分', en: 'Mark' },
      entries: marks.toReversed().map((mark) => ({
        label: { zh: `${mark} 分`, en: `Mark ${mark}` },
        count: satisfaction.byMark[mark],
      })),
    }),
  ];
}

function escalationsOf({ escalations }: MonthlyFigures): Section {
  return {
    name: { zh: '升级', en: 'Escalations' },
    note: { zh: '每告知一级计一次。', en: 'Every level that was told counts once.' },
    columns: [
      { label: { zh: '升级至', en: 'Told' }, kind: 'text' },
      { label: { zh: '次数', en: 'Times' }, kind: 'count' },
    ],
    rows: levels.map((role) => [roleWords(role), escalations[role]]),
  };
}
