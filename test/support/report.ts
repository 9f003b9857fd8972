import { areaDocument } from '../../functions/reports/area-document.ts';
import { areaReportOf } from '../../functions/reports/area-report.ts';
import { areaYearDocument } from '../../functions/reports/area-year-document.ts';
import { monthlyDocument } from '../../functions/reports/monthly-document.ts';
import { personsDocument } from '../../functions/reports/persons-document.ts';
import { areaYearReportOf, yearReportOf } from '../../functions/reports/year-report.ts';
import { yearlyDocument } from '../../functions/reports/yearly-document.ts';
import type { AreaBranch } from '../../shared/data/figures/area-figures.ts';
import { monthsUpTo } from '../../shared/domain/calendar.ts';
import { grades, stayAwayReasons } from '../../shared/domain/callback/answers.ts';
import { attemptOutcomes } from '../../shared/domain/callback/callback.ts';
import { categoryNames, forms } from '../../shared/domain/complaint/category.ts';
import { countedCauseNames } from '../../shared/domain/complaint/cause.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
  verificationOutcomes,
} from '../../shared/domain/complaint/codes.ts';
import { departmentNames } from '../../shared/domain/complaint/department.ts';
import {
  calledPurposes,
  likelihoods,
  markedQuestions,
  technicianQualities,
} from '../../shared/domain/figures/calls.ts';
import type { Counters } from '../../shared/domain/figures/counters.ts';
import { bucketOf, durations } from '../../shared/domain/figures/durations.ts';
import { monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { marks } from '../../shared/domain/figures/numbers.ts';
import { personFigures } from '../../shared/domain/figures/persons.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import { complaintTaskKinds } from '../../shared/domain/task.ts';

const branch = { code: 'SH01', name: '上海浦东店', timeZone: 'Asia/Shanghai' };
const month = '2026-11';
const generatedAt = '2026-12-01T00:30:00.000Z';

/** So many of each, different in every month. */
function spread(prefix: string, names: readonly string[], nth: number): Counters {
  return Object.fromEntries(names.map((name, at) => [`${prefix}.${name}`, (at * 5 + nth * 2) % 9]));
}

/** Some of everything, different in every month. */
export function countersOf(nth: number): Counters {
  const categories = categoryNames.map((name, at) => [`category.${name}`, (at * 7 + nth * 3) % 11]);
  const received = categories.reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    ...Object.fromEntries(categories),
    ...Object.fromEntries(channels.map((name, at) => [`channel.${name}`, (at * 5 + nth) % 9])),
    ...spread('form', forms, nth),
    ...spread('priority', priorities, nth),
    ...spread('class', customerClasses, nth),
    ...spread('finding', findings, nth),
    ...spread('cause', countedCauseNames, nth),
    ...spread('department', departmentNames, nth),
    ...spread('solution', solutionKinds, nth),
    ...spread('verification', verificationOutcomes, nth),
    ...spread('satisfaction', marks, nth),
    ...spread('overall', marks, nth),
    ...spread('recommend', likelihoods, nth),
    ...spread('attempt', attemptOutcomes, nth),
    ...spread('staysAway', stayAwayReasons, nth),
    ...Object.assign({}, ...markedQuestions.map((question) => spread(`mark.${question}`, marks, nth))),
    ...Object.assign({}, ...technicianQualities.map((quality) => spread(`grade.${quality}`, grades, nth))),
    ...Object.assign(
      {},
      ...calledPurposes.map((purpose, at) => ({
        [`call.${purpose}.planned`]: 20 + at,
        [`call.${purpose}.done`]: 18 + at,
        [`call.${purpose}.onTime`]: 15 + at,
        [`call.${purpose}.reached`]: 12 + (nth % 3),
      })),
    ),
    ...Object.assign({}, ...durations.map((name, at) => waitsOf(name, 3_600 * (1 + at * 20)))),
    'cross.new_car_quality.product_defect': 4 + nth,
    'cross.new_car_quality.inspection_missed': 2,
    'cross.repair_quality.workmanship': 7,
    'coverage.target.handedBack': 40,
    'coverage.target.chosen': 40,
    'coverage.target.done': 38,
    'coverage.target.reached': 33,
    'coverage.other.handedBack': 200,
    'coverage.other.chosen': 50 + nth,
    'coverage.other.done': 50,
    'coverage.other.reached': 41,
    'coverage.excluded.handedBack': 7,
    complaintsFound: 3,
    recurrences: 2,
    visits: 260,
    handedBack: 247,
    delivered: 31,
    rework: 9 + nth,
    ...Object.fromEntries(
      complaintTaskKinds.flatMap((kind, at) => [
        [`deadline.${kind}.met`, 30 + at],
        [`deadline.${kind}.late`, (at + nth) % 4],
        [`deadline.${kind}.overdue`, at % 3],
      ]),
    ),
    'escalation.general_manager': 4 + nth,
    received,
    closed: received - (nth % 5),
    reopened: nth % 3,
    enquiries: 6,
  };
}

/** Two of three that took so long, and one that took three times as long. */
function waitsOf(name: string, seconds: number): Counters {
  return {
    [`time.${name}.${bucketOf(seconds)}`]: 2,
    [`time.${name}.${bucketOf(3 * seconds)}`]: 1,
    [`time.${name}.seconds`]: 5 * seconds,
  };
}

/** A branch's November with the year before it. */
export function novemberReport(more: Partial<Parameters<typeof monthlyDocument>[0]> = {}): ReportDocument {
  const months = monthsUpTo(month, 12).map((one, nth) => ({
    month: one,
    figures: monthlyFigures(countersOf(nth), { '2026-01': 12, [month]: -3 }, one),
  }));
  return monthlyDocument({ branch, months, generatedAt, ...more });
}

function branchesNamed(names: readonly string[]): AreaBranch[] {
  return names.map((name, at): AreaBranch => {
    const id = `demo.sh${at + 1}`;
    return {
      id,
      branch: { ...branch, id, name, groupId: 'demo', regionId: 'east', brand: '大众' },
      brand: '大众',
      balance: { '2026-10': at },
      of: (one) => (one === month ? countersOf(at) : one === '2026-10' ? countersOf(at + 3) : {}),
    };
  });
}

const east = { id: 'east', name: { zh: '华东', en: 'East' }, timeZone: 'UTC', generatedAt } as const;

function areaOf(kind: 'regional' | 'group', names: readonly string[]): ReportDocument {
  return areaDocument({
    ...east,
    kind,
    report: areaReportOf(branchesNamed(names), month, effectivePolicy()),
  });
}

const branchNames = ['上海浦东店', '上海虹桥店', '乌鲁木齐友好店'];

/** Three branches' November. */
export const regionalReport = () => areaOf('regional', branchNames);
export const groupReport = () => areaOf('group', branchNames);

/** Their year. */
export function regionalYearlyReport(): ReportDocument {
  const report = areaYearReportOf(branchesNamed(branchNames), '2026', effectivePolicy());
  return areaYearDocument({ ...east, kind: 'regional', report });
}

/** A branch's year in the middle of which it is written. */
export function yearlyReport(at = generatedAt): ReportDocument {
  const of = (one: string) => countersOf(Number(one.slice(5)));
  const report = yearReportOf('2026', of, { '2026-01': 12 }, effectivePolicy());
  return yearlyDocument({ branch, year: '2026', report, generatedAt: at });
}

/** An adviser, and a technician who is not of the staff. */
export function personsReport(): ReportDocument {
  const adviser = {
    owned: 6,
    against: 1,
    met: 11,
    late: 1,
    'satisfaction.4': 5,
    'overall.5': 20,
    callsDone: 9,
  };
  const technician = { 'grade.skill.excellent': 12, 'grade.skill.good': 3 };
  return personsDocument({
    branch,
    month,
    persons: [
      { person: 'p1', name: '陈晓', role: 'service_adviser', ...personFigures(adviser) },
      { person: 'tec.1', ...personFigures(technician) },
    ],
    generatedAt,
  });
}

/** A month in which nothing happened, in a branch that has just begun. */
export function emptyReport(): ReportDocument {
  const months = monthsUpTo(month, 12).map((one) => ({ month: one, figures: monthlyFigures({}, {}, one) }));
  return monthlyDocument({ branch, months, generatedAt });
}

/** One with every kind of cell, and with nothing but the texts that are given. */
export function reportOf(texts: readonly string[]): ReportDocument {
  const [first = ''] = texts;
  const words = { zh: first, en: first };
  return {
    slug: 'report',
    title: words,
    subject: words,
    generatedAt,
    timeZone: branch.timeZone,
    signed: { by: first, at: generatedAt },
    keyFigures: [{ label: words, kind: 'count', value: 1, before: { label: words, value: 2 } }],
    sections: [
      {
        name: words,
        note: words,
        columns: (
          [
            'text',
            'text',
            'count',
            'change',
            'percent',
            'points',
            'mark',
            'mark_change',
            'duration',
            'money',
            'date',
          ] as const
        ).map((kind) => ({ label: words, kind })),
        rows: texts.map((text) => [
          text,
          { zh: text, en: text },
          1234,
          -3,
          0.975,
          -0.0125,
          4.256,
          -0.25,
          27.5 * 3600,
          -200_050,
          '2026-11-21',
        ]),
        total: [first, null, -1, 0, ...Array(7).fill(null)],
        chart: {
          kind: 'pareto',
          bars: texts.map((label, at) => ({ label, value: at + 1 })),
        },
      },
    ],
  };
}
