import {
  type Headline,
  type headlineNames,
  type Ranks,
  rankedNames,
} from '../../../shared/domain/figures/headline.ts';
import type { Cell, CellKind, KeyFigure, Section } from '../../../shared/domain/report/document.ts';
import { total } from '../../../shared/domain/report/sections.ts';
import type { Words } from '../../../shared/domain/words.ts';

type Name = (typeof headlineNames)[number];

type Values = Partial<Readonly<Record<Name, number | null>>>;

interface Shown {
  readonly label: Words;
  readonly kind: CellKind;
  /** How a change of it is shown. */
  readonly change: CellKind;
}

const counted = { kind: 'count', change: 'change' } as const;
const share = { kind: 'percent', change: 'points' } as const;

const shown: Readonly<Record<Name, Shown>> = {
  received: { label: { zh: '受理抱怨', en: 'Received' }, ...counted },
  closed: { label: { zh: '关闭', en: 'Closed' }, ...counted },
  reopened: { label: { zh: '重新处理', en: 'Reopened' }, ...counted },
  openAtEnd: { label: { zh: '期末未结', en: 'Open at the end' }, ...counted },
  recurrences: { label: { zh: '重复发生', en: 'Recurrences' }, ...counted },
  escalations: { label: { zh: '升级', en: 'Escalations' }, ...counted },
  onTimeRate: { label: { zh: '时限按时率', en: 'Deadlines met' }, ...share },
  satisfaction: { label: { zh: '处理满意度', en: 'Satisfaction' }, kind: 'mark', change: 'mark_change' },
  reworkRate: { label: { zh: '返修率', en: 'Rework rate' }, ...share },
  callsOnTimeRate: { label: { zh: '回访按时率', en: 'Calls in time' }, ...share },
  coverageRate: { label: { zh: '其他客户覆盖率', en: 'Coverage of others' }, ...share },
};

const counts = ['received', 'closed', 'reopened', 'openAtEnd', 'recurrences', 'escalations'] as const;
const rates = ['onTimeRate', 'satisfaction', 'reworkRate', 'callsOnTimeRate', 'coverageRate'] as const;

/** What stands at the head of a report. */
const first = [
  'received',
  'closed',
  'openAtEnd',
  'onTimeRate',
  'satisfaction',
  'reworkRate',
  'callsOnTimeRate',
  'coverageRate',
  'escalations',
] as const;

/** What it is held against, such as the month before, and by how much it changed since. */
export interface Against {
  readonly label: Words;
  readonly change: Headline;
}

export function headlineFigures(headline: Headline, { label, change }: Against): KeyFigure[] {
  return first.map((name) => ({
    label: shown[name].label,
    kind: shown[name].kind,
    value: headline[name],
    before: { label, value: thenOf(headline[name], change[name]) },
  }));
}

/** What it was, to the four digits of a rate. */
function thenOf(now: number | null, change: number | null): number | null {
  return now === null || change === null ? null : Math.round((now - change) * 10_000) / 10_000;
}

/** One of several that are held against each other: a branch, or a month. */
export interface Line extends Headline {
  readonly label: Words | string;
  readonly ranks: Ranks | undefined;
  /** A year has no month before it. */
  readonly change: { readonly monthBefore?: Headline; readonly yearBefore: Headline };
}

/** Their figures with the sum, their places, and what changed since the month and the year before (STAT-5). */
export function comparedSections(item: Words, lines: readonly Line[], sum: Headline): Section[] {
  const table = (
    name: Section['name'],
    columns: readonly { readonly name: Name; readonly kind: CellKind }[],
    of: (line: Line) => Values | undefined,
    more: Pick<Section, 'note' | 'total'> = {},
  ): Section => ({
    name,
    columns: [
      { label: item, kind: 'text' },
      ...columns.map((column) => ({ label: shown[column.name].label, kind: column.kind })),
    ],
    rows: lines.map((line): Cell[] => {
      const values = of(line) ?? {};
      return [line.label, ...columns.map((column) => values[column.name] ?? null)];
    }),
    ...more,
  });
  const asItIs = (names: readonly Name[]) => names.map((name) => ({ name, kind: shown[name].kind }));
  const sumOf = (names: readonly Name[]): Cell[] => [total, ...names.map((name) => sum[name])];
  const changes = rankedNames.map((name) => ({ name, kind: shown[name].change }));
  const ofYears = lines.every(({ change }) => change.monthBefore === undefined);
  const points: Words = {
    zh: '比率的增减以百分点计。',
    en: 'Rates change in points of a hundred.',
  };
  return [
    table({ zh: '件数对比', en: 'Counts compared' }, asItIs(counts), (line) => line, {
      total: sumOf(counts),
    }),
    table({ zh: '比率对比', en: 'Rates compared' }, asItIs(rates), (line) => line, { total: sumOf(rates) }),
    table(
      { zh: '排名', en: 'Ranks' },
      rankedNames.map((name) => ({ name, kind: 'count' })),
      ({ ranks }) => ranks,
      {
        note: {
          zh: '第 1 名最好，相同者并列；受理抱怨和返修率以低为好。',
          en: 'The first is the best, and who is alike shares a place; of complaints and rework fewer are better.',
        },
      },
    ),
    ...(ofYears
      ? []
      : [
          table(
            { zh: '较上月增减', en: 'Since the month before' },
            changes,
            ({ change }) => change.monthBefore,
            { note: points },
          ),
        ]),
    table(
      { zh: ofYears ? '较上年增减' : '较上年同月增减', en: 'Since the year before' },
      changes,
      ({ change }) => change.yearBefore,
      { note: points },
    ),
  ];
}
