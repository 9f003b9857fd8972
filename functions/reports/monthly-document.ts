import type { Branch } from '../../shared/data/directory/branch.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import type { MonthlyFigures } from '../../shared/domain/figures/monthly.ts';
import type { Cell, KeyFigure, ReportDocument, Section } from '../../shared/domain/report/document.ts';
import { monthWords } from '../../shared/domain/report/month-words.ts';
import { shareOf, trendSection } from '../../shared/domain/report/sections.ts';
import type { Words } from '../../shared/domain/words.ts';
import { figureSections } from './sections/figures.ts';

export interface FiguresOfMonth {
  readonly month: Month;
  readonly figures: MonthlyFigures;
}

export interface MonthlyReport {
  readonly branch: Pick<Branch, 'code' | 'name' | 'timeZone'>;
  /** The report's month, and those before it, oldest first. */
  readonly months: readonly FiguresOfMonth[];
  readonly generatedAt: Instant;
  readonly signed?: ReportDocument['signed'];
}

/** A branch's month as people read it (STAT-1). */
export function monthlyDocument({ branch, months, generatedAt, signed }: MonthlyReport): ReportDocument {
  const last = months.at(-1);
  if (!last) throw new Error('a report of no month');
  const { month, figures } = last;
  const before = months.at(-2)?.figures;
  const { zh, en } = monthWords(month);
  return {
    slug: `monthly-report-${branch.code}-${month}`,
    title: { zh: '抱怨月报', en: 'Monthly complaint report' },
    subject: { zh: `${branch.name} ${zh}`, en: `${branch.name}, ${en}` },
    generatedAt,
    timeZone: branch.timeZone,
    signed,
    keyFigures: keyFigures(figures, before),
    sections: [overview(figures, before), trend(months), ...figureSections(figures)],
  };
}

type Measure = (figures: MonthlyFigures) => number;

const measures = {
  received: [{ zh: '受理抱怨', en: 'Complaints received' }, ({ received }) => received],
  closed: [{ zh: '关闭', en: 'Closed' }, ({ closed }) => closed],
  openAtEnd: [{ zh: '月末未结', en: 'Open at the end' }, ({ openAtEnd }) => openAtEnd],
  reopened: [{ zh: '重新处理', en: 'Reopened' }, ({ reopened }) => reopened],
  withdrawn: [{ zh: '撤回', en: 'Withdrawn' }, ({ withdrawn }) => withdrawn],
  merged: [{ zh: '重复并入', en: 'Merged as duplicates' }, ({ merged }) => merged],
  recurrences: [{ zh: '重复发生', en: 'Recurrences' }, ({ recurrences }) => recurrences],
  enquiries: [{ zh: '另有咨询', en: 'Enquiries besides' }, ({ enquiries }) => enquiries],
  found: [{ zh: '回访中发现的抱怨', en: 'Found in calls' }, ({ callbacks }) => callbacks.complaintsFound],
  visits: [{ zh: '进站车辆', en: 'Vehicles brought in' }, ({ visits }) => visits.received],
  handedBack: [{ zh: '交还车辆', en: 'Vehicles handed back' }, ({ visits }) => visits.handedBack],
  delivered: [{ zh: '交付新车', en: 'New cars delivered' }, ({ deliveries }) => deliveries.delivered],
} as const satisfies Record<string, readonly [Words, Measure]>;

const lastMonth: Words = { zh: '上月', en: 'Month before' };

function keyFigures(figures: MonthlyFigures, before: MonthlyFigures | undefined): KeyFigure[] {
  const shown = (
    kind: KeyFigure['kind'],
    [label, measure]: readonly [Words, (figures: MonthlyFigures) => number | null],
  ): KeyFigure => ({
    label,
    kind,
    value: measure(figures),
    ...(before && { before: { label: lastMonth, value: measure(before) } }),
  });
  return [
    shown('count', measures.received),
    shown('count', measures.closed),
    shown('count', measures.openAtEnd),
    shown('percent', [{ zh: '时限按时率', en: 'Deadlines met in time' }, metInTime]),
    shown('count', [
      { zh: '升级至总经理', en: 'Told to the general manager' },
      ({ escalations }) => escalations.general_manager,
    ]),
    shown('count', measures.reopened),
    shown('mark', [{ zh: '处理满意度', en: 'Satisfaction' }, ({ satisfaction }) => satisfaction.mean]),
    shown('percent', [{ zh: '返修率', en: 'Rework rate' }, ({ rework }) => rework.rate]),
    shown('percent', [
      { zh: '回访按时率', en: 'Calls made in time' },
      ({ callbacks: { onTime, done } }) => shareOf(onTime, done),
    ]),
  ];
}

/** Of the deadlines of all kinds that were met or passed in the month, the share that was met in time. */
function metInTime({ deadlines }: MonthlyFigures): number | null {
  const all = Object.values(deadlines);
  const met = all.reduce((sum, kind) => sum + kind.met, 0);
  return shareOf(
    met,
    all.reduce((sum, kind) => sum + kind.met + kind.late + kind.overdue, 0),
  );
}

function overview(figures: MonthlyFigures, before: MonthlyFigures | undefined): Section {
  return {
    name: { zh: '概况', en: 'Overview' },
    columns: [
      { label: { zh: '项目', en: 'Measure' }, kind: 'text' },
      { label: { zh: '本月', en: 'This month' }, kind: 'count' },
      ...(before
        ? ([
            { label: lastMonth, kind: 'count' },
            { label: { zh: '增减', en: 'Change' }, kind: 'change' },
          ] as const)
        : []),
    ],
    rows: Object.values(measures).map(([label, measure]): Cell[] => {
      const now = measure(figures);
      return [label, now, ...(before ? [measure(before), now - measure(before)] : [])];
    }),
  };
}

function trend(months: readonly FiguresOfMonth[]): Section {
  const series = ([label, measure]: readonly [Words, Measure]) => ({
    label,
    values: months.map(({ figures }) => measure(figures)),
  });
  return trendSection({
    name: { zh: '近十二个月走势', en: 'Twelve months' },
    months: months.map(({ month }) => month),
    series: [series(measures.received), series(measures.closed), series(measures.openAtEnd)],
  });
}
