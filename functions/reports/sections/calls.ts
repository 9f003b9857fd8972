import { stayAwayReasons } from '../../../shared/domain/callback/answers.ts';
import { attemptOutcomes } from '../../../shared/domain/callback/callback.ts';
import { attemptLabels, stayAwayLabels } from '../../../shared/domain/callback/labels.ts';
import { purposeLabels } from '../../../shared/domain/callback/purposes.ts';
import { calledPurposes } from '../../../shared/domain/figures/calls.ts';
import type { MonthlyFigures } from '../../../shared/domain/figures/monthly.ts';
import type { Cell, Section } from '../../../shared/domain/report/document.ts';
import { breakdownSection, shareOf, total } from '../../../shared/domain/report/sections.ts';
import { asHeading, type Words } from '../../../shared/domain/words.ts';
import { entriesOf } from './complaints.ts';

/** The calls of a month, and how many customers they came to. */
export function callSections(figures: MonthlyFigures): Section[] {
  return [callsOf(figures), coverageOf(figures), ...attemptsOf(figures), reworkOf(figures)];
}

type Calls = Readonly<Record<'planned' | 'done' | 'onTime' | 'reached', number>>;

function callsOf({ callbacks }: MonthlyFigures): Section {
  const row = (label: Words, { planned, done, onTime, reached }: Calls): Cell[] => [
    label,
    planned,
    done,
    onTime,
    reached,
    shareOf(onTime, done),
  ];
  return {
    name: { zh: '回访', en: 'Calls' },
    note: {
      zh: '计划的计入到期当月，完成的计入完成当月，接通的计入拨打当月。',
      en: 'Planned ones count in the month they are due, those done in the month they were made, and who was reached in the month of that attempt.',
    },
    columns: [
      { label: { zh: '回访', en: 'Call' }, kind: 'text' },
      { label: { zh: '计划', en: 'Planned' }, kind: 'count' },
      { label: { zh: '完成', en: 'Done' }, kind: 'count' },
      { label: { zh: '按时', en: 'In time' }, kind: 'count' },
      { label: { zh: '接通', en: 'Reached' }, kind: 'count' },
      { label: { zh: '按时率', en: 'Of those done in time' }, kind: 'percent' },
    ],
    rows: calledPurposes.map((purpose) =>
      row(asHeading(purposeLabels[purpose]), callbacks.byPurpose[purpose]),
    ),
    total: row(total, callbacks),
  };
}

/** Whether a bound was kept; nothing where there was nothing to keep. */
function keptCell(kept: boolean | null): Cell {
  if (kept === null) return null;
  return kept ? { zh: '达标', en: 'Kept' } : { zh: '未达标', en: 'Not kept' };
}

function coverageOf({ coverage }: MonthlyFigures): Section {
  const { target, other, excluded, history } = coverage;
  const row = (
    label: Words,
    { handedBack, chosen, done, reached, rate }: typeof target,
    bound: number,
    kept: boolean | null,
  ): Cell[] => [label, handedBack, chosen, done, reached, rate, bound, keptCell(kept)];
  const uncalled = (label: Words, handedBack: number): Cell[] => [label, handedBack, ...Array(6).fill(null)];
  return {
    name: { zh: '售后回访覆盖', en: 'Visits called about' },
    note: {
      zh: '按当月交还的车辆计算。目标客户全部回访，其他客户的回访比例不低于所列标准。',
      en: 'Of the vehicles handed back in the month: target customers all, of others at least the share shown.',
    },
    columns: [
      { label: { zh: '客户', en: 'Customers' }, kind: 'text' },
      { label: { zh: '交还车辆', en: 'Handed back' }, kind: 'count' },
      { label: { zh: '应回访', en: 'To be called' }, kind: 'count' },
      { label: { zh: '已回访', en: 'Called' }, kind: 'count' },
      { label: { zh: '接通', en: 'Reached' }, kind: 'count' },
      { label: { zh: '覆盖率', en: 'Coverage' }, kind: 'percent' },
      { label: { zh: '标准', en: 'At least' }, kind: 'percent' },
      { label: { zh: '达标', en: 'Standard' }, kind: 'text' },
    ],
    rows: [
      row(
        { zh: '目标客户', en: 'Target customers' },
        target,
        1,
        target.rate === null ? null : target.rate === 1,
      ),
      row({ zh: '其他客户', en: 'Other customers' }, other, other.atLeastPercent / 100, other.kept),
      uncalled({ zh: '不回访', en: 'Not to be called' }, excluded),
      uncalled({ zh: '历史导入', en: 'From history' }, history),
    ],
  };
}

function attemptsOf({ callbacks: { attempts, staysAway } }: MonthlyFigures): Section[] {
  return [
    breakdownSection({
      name: { zh: '拨打结果', en: 'Attempts' },
      item: { zh: '结果', en: 'Outcome' },
      entries: entriesOf(attemptOutcomes, attemptLabels, attempts),
    }),
    breakdownSection({
      name: { zh: '不来店原因', en: 'Why customers stay away' },
      item: { zh: '原因', en: 'Reason' },
      entries: entriesOf(stayAwayReasons, stayAwayLabels, staysAway),
    }),
  ];
}

/** STAT-6. */
function reworkOf({ rework: { cameBack, repaired, rate, belowPercent, kept } }: MonthlyFigures): Section {
  return {
    name: { zh: '返修率', en: 'Rework' },
    columns: [
      { label: { zh: '项目', en: 'Measure' }, kind: 'text' },
      { label: { zh: '返修车辆', en: 'Came back' }, kind: 'count' },
      { label: { zh: '维修车辆', en: 'Repaired' }, kind: 'count' },
      { label: { zh: '返修率', en: 'Rate' }, kind: 'percent' },
      { label: { zh: '上限（低于）', en: 'To stay below' }, kind: 'percent' },
      { label: { zh: '达标', en: 'Standard' }, kind: 'text' },
    ],
    rows: [
      [
        { zh: '维修保证期内返修', en: 'Under the repair guarantee' },
        cameBack,
        repaired,
        rate,
        belowPercent / 100,
        keptCell(kept),
      ],
    ],
  };
}
