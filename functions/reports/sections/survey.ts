import { grades } from '../../../shared/domain/callback/answers.ts';
import { gradeLabels } from '../../../shared/domain/callback/labels.ts';
import { markedQuestions, technicianQualities } from '../../../shared/domain/figures/calls.ts';
import type { MonthlyFigures } from '../../../shared/domain/figures/monthly.ts';
import { type MarkFigures, marks } from '../../../shared/domain/figures/numbers.ts';
import type { Cell, Column, Section } from '../../../shared/domain/report/document.ts';
import { asHeading, type Words } from '../../../shared/domain/words.ts';

type Calls = MonthlyFigures['callbacks'];

/** What customers answered in calls (CALL-5). */
export function surveySections({ callbacks, satisfaction }: MonthlyFigures): Section[] {
  return [marksOf(callbacks, satisfaction), recommendOf(callbacks), technicianOf(callbacks)];
}

const questionLabels: Readonly<Record<(typeof markedQuestions)[number], Words>> = {
  buyingService: { zh: '购车服务', en: 'Service when buying' },
  service: { zh: '服务接待', en: 'Service' },
  repairQuality: { zh: '维修质量', en: 'Quality of the repair' },
  parts: { zh: '配件供应', en: 'Parts' },
};

function marksOf({ overall, marks: byQuestion }: Calls, satisfaction: MarkFigures): Section {
  const row = (label: Words, { rated, mean, byMark }: MarkFigures): Cell[] => [
    label,
    rated,
    mean,
    ...marks.toReversed().map((mark) => byMark[mark]),
  ];
  return {
    name: { zh: '客户评分', en: 'Marks' },
    note: { zh: '1 分最低，5 分最高。', en: 'From 1, the worst, to 5, the best.' },
    columns: [
      { label: { zh: '评分项目', en: 'Question' }, kind: 'text' },
      { label: { zh: '评分人次', en: 'Rated' }, kind: 'count' },
      { label: { zh: '平均分', en: 'Mean' }, kind: 'mark' },
      ...marks
        .toReversed()
        .map((mark): Column => ({ label: { zh: `${mark} 分`, en: `Mark ${mark}` }, kind: 'count' })),
    ],
    rows: [
      row({ zh: '抱怨处理', en: 'Handling of complaints' }, satisfaction),
      row({ zh: '总体', en: 'Overall' }, overall),
      ...markedQuestions.map((question) => row(questionLabels[question], byQuestion[question])),
    ],
  };
}

function recommendOf({ recommend: { asked, score, byLikelihood } }: Calls): Section {
  const between = (from: number, to: number) =>
    Object.entries(byLikelihood).reduce(
      (sum, [likelihood, count]) =>
        Number(likelihood) >= from && Number(likelihood) <= to ? sum + count : sum,
      0,
    );
  return {
    name: { zh: '推荐意愿', en: 'Would recommend' },
    note: {
      zh: '净推荐值为推荐者占比减去贬损者占比，以百分点计。',
      en: 'The score is the promoters less the detractors, of a hundred.',
    },
    columns: [
      { label: { zh: '项目', en: 'Measure' }, kind: 'text' },
      { label: { zh: '回答人数', en: 'Asked' }, kind: 'count' },
      { label: { zh: '推荐者（9–10）', en: 'Promoters (9-10)' }, kind: 'count' },
      { label: { zh: '中立者（7–8）', en: 'Passive (7-8)' }, kind: 'count' },
      { label: { zh: '贬损者（0–6）', en: 'Detractors (0-6)' }, kind: 'count' },
      { label: { zh: '净推荐值', en: 'Score' }, kind: 'change' },
    ],
    rows: [
      [{ zh: '向他人推荐', en: 'To others' }, asked, between(9, 10), between(7, 8), between(0, 6), score],
    ],
  };
}

export const gradeColumns: readonly Column[] = grades.map((grade) => ({
  label: asHeading(gradeLabels[grade]),
  kind: 'count',
}));

export const qualityLabels: Readonly<Record<(typeof technicianQualities)[number], Words>> = {
  attitude: { zh: '态度', en: 'Attitude' },
  skill: { zh: '技能', en: 'Skill' },
  punctuality: { zh: '守时', en: 'Punctuality' },
  promises: { zh: '守信', en: 'Promises kept' },
};

function technicianOf({ technician }: Calls): Section {
  return {
    name: { zh: '技师评价', en: 'Technicians' },
    columns: [{ label: { zh: '评价项目', en: 'Quality' }, kind: 'text' }, ...gradeColumns],
    rows: technicianQualities.map((quality) => [
      qualityLabels[quality],
      ...grades.map((grade) => technician[quality][grade]),
    ]),
  };
}
