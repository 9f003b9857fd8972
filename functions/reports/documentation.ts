import type * as z from 'zod/mini';
import { newSubjectId, reportIdOf } from '../../shared/data/table/ids.ts';
import { instantOf, monthBounds, plus } from '../../shared/domain/calendar.ts';
import { plannedRecount } from '../../shared/domain/figures/recount.ts';
import { finishJob } from '../../shared/domain/job/end.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import { planReport } from '../../shared/domain/report/plan.ts';
import { settleReport } from '../../shared/domain/report/settle.ts';
import { commandsOfReport, signReportOff } from '../../shared/domain/report/sign-off.ts';
import {
  content,
  type Documentation,
  local,
  type NamedSchema,
  named,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import {
  areaExample,
  areaYearExample,
  month,
  monthlyExample,
  personsExample,
  yearlyExample,
} from './example-figures.ts';
import { figuresDocs, schemas as figuresSchemas, headlineDocs } from './figures-documentation.ts';
import { monthLineSchema } from './figures-schema.ts';
import { type recountFoundSchema, recountView } from './recount-view.ts';
import type { body as registerRecountBody } from './register-recount.ts';
import {
  branchLineSchema,
  branchYearLineSchema,
  groupReportSchema,
  groupYearlyReportSchema,
  monthlyReportSchema,
  personLineSchema,
  personsReportSchema,
  regionalReportSchema,
  regionalYearlyReportSchema,
  yearlyReportSchema,
  yearMonthSchema,
} from './report-schema.ts';
import type { Operation } from './routes.ts';
import { signOffSchema, signOffView } from './sign-off-view.ts';
import type { body as signReportOffBody } from './sign-report-off.ts';

const areaDocs = {
  month: 'The local month of each branch.',
  ...figuresDocs,
  headline: 'What it is compared by.',
  change: 'What has changed since.',
  branches: 'Every branch, by its id.',
} as const;

const yearDocs = {
  year: 'The year.',
  ...figuresDocs,
  headline: 'What the year is compared by.',
  change: ['What has changed since.', { yearBefore: 'Since the year before.' }],
  months: 'Every month of the year.',
} as const;

const areaYearDocs = { ...yearDocs, branches: 'Every branch, by its id.' } as const;

export const schemas = {
  ...figuresSchemas,
  MonthLine: named(monthLineSchema, 'A month in short.', { month: 'The month.', ...headlineDocs }),
  BranchLine: named(branchLineSchema, 'A branch among others.', {
    branchId: 'The branch.',
    name: 'Its name; left out for one that has gone elsewhere since.',
    brand: 'Its brand.',
    ...headlineDocs,
    ranks: 'Its place among them.',
    change: 'What has changed since.',
  }),
  BranchYearLine: named(branchYearLineSchema, "A branch's year among those of others.", {
    branchId: 'The branch.',
    name: 'Its name; left out for one that has gone elsewhere since.',
    brand: 'Its brand.',
    ...headlineDocs,
    ranks: 'Its place among them.',
    change: ['What has changed since.', { yearBefore: 'Since the year before.' }],
  }),
  YearMonth: named(yearMonthSchema, 'A month among those of its year.', {
    month: 'The month.',
    ...headlineDocs,
    ranks: 'Its place among them.',
    change: 'What has changed since.',
  }),
  PersonLine: named(personLineSchema, 'What a person has done in a month (PERF-1).', {
    person: 'The id of the person, or what stands for a technician.',
    name: 'Their name; left out where nobody by that id is on the staff any more.',
    role: 'Their role; technicians have none.',
    against: 'Complaints received in the month that they were found responsible for.',
    owned: 'Complaints received in the month that they own, or handle for the role that does.',
    deadlines: [
      'What became of their deadlines.',
      {
        met: 'Met in time.',
        late: 'Met late.',
        overdue: 'Passed and still unmet.',
        onTimeRate: 'Of all those, how many were met; null where there are none.',
      },
    ],
    satisfaction: 'The marks given at the verification of complaints that they own.',
    calls: [
      'Their calls to customers.',
      {
        attempts: 'How often they tried.',
        reached: 'How often they reached one.',
        done: 'Calls they ended.',
      },
    ],
    overall: 'The marks given in calls after visits and deliveries that they looked after.',
    technician: 'The grades given for their work on vehicles.',
  }),
  MonthlyReport: named(monthlyReportSchema(), 'The figures of one branch and month (STAT-1).', {
    branchId: 'The branch.',
    month: 'The local month of the branch.',
    signOff: 'How its sign-off stands, also beside figures as they were signed.',
    ...figuresDocs,
    headline: 'What the month is compared by.',
    change: 'What has changed since.',
    trend: 'Twelve months up to this one.',
  }),
  SignOff: named(signOffSchema(), "How the sign-off of a month's report stands (STAT-4).", {
    state:
      '`none` before the month has ended, and of a month that was over before the branch was entered; `overdue` once the deadline has passed, `done_late` where it was signed after that.',
    dueAt: `Until when it is to be signed, ${local}.`,
    signedAt: `When it was signed, ${local}.`,
    signedBy: 'Who signed it.',
    remarks: 'What was said to it; not for the manufacturer region.',
    version: 'Raised by every change of the sign-off; it is the `ETag`.',
    commands: 'What the caller may do to it as it stands, by operation id.',
  }),
  RegionalReport: named(regionalReportSchema(), 'The branches of a manufacturer region (STAT-5).', {
    regionId: 'The region.',
    brand: 'The brand, where only one was asked for.',
    ...areaDocs,
  }),
  GroupReport: named(groupReportSchema(), 'The branches of a group (STAT-5).', {
    groupId: 'The group.',
    ...areaDocs,
  }),
  YearlyReport: named(yearlyReportSchema(), "A branch's year (STAT-5).", {
    branchId: 'The branch.',
    ...yearDocs,
  }),
  RegionalYearlyReport: named(regionalYearlyReportSchema(), "A manufacturer region's year (STAT-5).", {
    regionId: 'The region.',
    brand: 'The brand, where only one was asked for.',
    ...areaYearDocs,
  }),
  GroupYearlyReport: named(groupYearlyReportSchema(), "A group's year (STAT-5).", {
    groupId: 'The group.',
    ...areaYearDocs,
  }),
  PersonsReport: named(personsReportSchema(), 'The people of a branch in a month (PERF-1).', {
    branchId: 'The branch.',
    month: 'The local month of the branch.',
    persons: 'Everybody for whom something was counted.',
  }),
} satisfies Record<string, NamedSchema>;

const branchMonth = {
  branchId: { description: 'The branch.', example: branch.id },
  month: { description: 'A local month of the branch.', example: month },
};

const policy = effectivePolicy();

const plannedReport = planReport(
  {
    id: reportIdOf(branch.id, month),
    branchId: branch.id,
    number: `${branch.code}-M202611`,
    timeZone: branch.timeZone,
    month,
  },
  { at: instantOf('2026-11-01T00:00:00+08:00'), by: system, policy },
);
const { before: drawnUpAt } = monthBounds(month, branch.timeZone);
const drawnUp = settleReport(plannedReport, drawnUpAt, policy) ?? plannedReport;
const remarks = '已核对，十一月新车质量抱怨偏多，已提请改进。';
const signedAt = instantOf('2026-12-02T15:30:00+08:00');
const signed = signReportOff(drawnUp, { remarks }, { at: signedAt, by: people.specialist, policy });

function reportAs(state: typeof plannedReport) {
  return {
    ...monthlyExample,
    signOff: {
      ...signOffView(state, people.specialist.role),
      commands: commandsOfReport(state, { at: signedAt, policy }),
    },
  };
}

const at = instantOf('2026-12-02T09:00:00+08:00');
const planned = plannedRecount(
  { id: newSubjectId('job', branch.id, 'r4c7t1x9m2k8p5w3'), branch, repair: false },
  { at, by: people.generalManager, policy },
);
const found = { heads: 1_840, differences: 2, repaired: 0 };
const ended = finishJob(planned, found, { at: plus(at, 'PT12S'), by: system, policy });

const recountDocs = {
  id: 'The id of the recount.',
  branchId: 'The branch.',
  repair: 'Whether what differs is put right.',
  status: 'Where it stands.',
  heads: 'How many heads it has gone through.',
  differences: 'How many figures differ.',
  repaired: 'How many of them were put right.',
  registeredAt: `When it was asked for, ${local}.`,
  endedAt: `When it ended, ${local}.`,
  failure: ['Why it could not be done.', { code: 'In a word.', message: 'In a sentence.' }],
} as const;

export const documentation: Documentation<Operation> = {
  'get-monthly-report': {
    description:
      'Counted as complaints, calls and visits change, so it is current within seconds and costs one request however many there are. A month in which nothing happened is all zeros. What was signed stays as it was then and can be asked for beside the live figures; a part that the report has got since is all zeros there.',
    rules: ['STAT-1', 'STAT-2', 'STAT-3', 'STAT-4', 'STAT-6'],
    parameters: {
      ...branchMonth,
      as: {
        description:
          '`live` for the figures as they are, `signed` for those that were signed; the latter are 404 where nothing was. Left out: `live`.',
        example: 'live',
      },
    },
    answer: {
      description: 'The figures.',
      headers: ['ETag'],
      examples: {
        month: { summary: 'November of a branch, to be signed', value: reportAs(drawnUp) },
        signed: { summary: 'The same, signed', value: reportAs(signed) },
      },
    },
    refusals: ['not_found'],
  },
  'get-regional-report': {
    description:
      'One query a month, however many branches there are. Percentiles come of the durations of all branches together, means of all that was counted. A branch belongs to the region it was in when the month began to be counted. No customer is in it.',
    rules: ['STAT-5', 'STAT-6'],
    parameters: {
      regionId: { description: "The caller's manufacturer region.", example: branch.regionId },
      month: { description: 'A local month of the branches.', example: month },
      brand: {
        description: 'Only branches of that brand. Left out: all of the region.',
        example: branch.brand,
      },
    },
    answer: {
      description: 'The figures.',
      examples: {
        region: { summary: 'November of a region', value: { regionId: branch.regionId, ...areaExample } },
      },
    },
    refusals: ['not_found'],
  },
  'get-group-report': {
    description: 'The same as of a region, of all branches of a group.',
    rules: ['STAT-5', 'STAT-6'],
    parameters: {
      groupId: { description: "The caller's group.", example: branch.groupId },
      month: { description: 'A local month of the branches.', example: month },
    },
    answer: {
      description: 'The figures.',
      examples: {
        group: { summary: 'November of a group', value: { groupId: branch.groupId, ...areaExample } },
      },
    },
    refusals: ['not_found'],
  },
  'get-yearly-report': {
    description: 'Its months added up: percentiles come of all durations of the year together.',
    rules: ['STAT-5', 'STAT-6'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      year: { description: 'A year.', example: '2026' },
    },
    answer: {
      description: 'The figures.',
      examples: { year: { summary: 'A year of a branch', value: yearlyExample } },
    },
    refusals: ['not_found'],
  },
  'get-regional-yearly-report': {
    description:
      'The same as of a month, and its course month by month. One query for each month of it and of the year before. No customer is in it.',
    rules: ['STAT-5', 'STAT-6'],
    parameters: {
      regionId: { description: "The caller's manufacturer region.", example: branch.regionId },
      year: { description: 'A year.', example: '2026' },
      brand: {
        description: 'Only branches of that brand. Left out: all of the region.',
        example: branch.brand,
      },
    },
    answer: {
      description: 'The figures.',
      examples: {
        region: { summary: 'A year of a region', value: { regionId: branch.regionId, ...areaYearExample } },
      },
    },
    refusals: ['not_found'],
  },
  'get-group-yearly-report': {
    description: 'The same as of a region, of all branches of a group.',
    rules: ['STAT-5', 'STAT-6'],
    parameters: {
      groupId: { description: "The caller's group.", example: branch.groupId },
      year: { description: 'A year.', example: '2026' },
    },
    answer: {
      description: 'The figures.',
      examples: {
        group: { summary: 'A year of a group', value: { groupId: branch.groupId, ...areaYearExample } },
      },
    },
    refusals: ['not_found'],
  },
  'get-persons-report': {
    description:
      'Complaints count in the month they were received, what was done and said in the month it was. Technicians are known by name alone.',
    rules: ['PERF-1'],
    parameters: branchMonth,
    answer: {
      description: 'The figures of each.',
      examples: { month: { summary: 'An adviser and a technician', value: personsExample } },
    },
    refusals: ['not_found'],
  },
  'register-recount': {
    description:
      'Builds the figures of the branch anew from its heads, beside those that stand, in the background. Both go on being kept meanwhile. `get-recount` tells what it has found; a notice when it has ended. One at a time for a branch: another waits.',
    rules: ['STAT-3'],
    body: content<z.infer<typeof registerRecountBody>>(
      {
        branchId: 'The branch.',
        repair: 'Whether what differs is put right, while writes go on. Left out: it is only told.',
      },
      { compare: { summary: 'Only compared', value: { branchId: branch.id } } },
    ),
    answer: {
      description: 'The recount.',
      headers: ['Location'],
      ...content<ReturnType<typeof recountView>>(recountDocs, {
        asked: { summary: 'Asked for', value: recountView(planned) },
      }),
    },
    refusals: ['not_found'],
  },
  'get-recount': {
    description: 'Its numbers move while it runs. What differs comes page by page once it was compared.',
    rules: ['STAT-3'],
    parameters: { id: { description: 'The id of a recount.', example: planned.head.id }, ...pagingDocs },
    answer: {
      description: 'The recount.',
      ...content<z.infer<ReturnType<typeof recountFoundSchema>>>(
        {
          ...recountDocs,
          found: [
            'A page of what differs.',
            {
              items: [
                'Figures that are not what the heads come to.',
                {
                  month: 'The month.',
                  figure: 'The name of the counter.',
                  stored: 'What stands.',
                  counted: 'What the heads come to.',
                },
              ],
              nextCursor: 'The cursor of the next page; `null` on the last.',
            },
          ],
        },
        {
          done: {
            summary: 'Two figures differ',
            value: {
              ...recountView(ended),
              found: {
                items: [
                  { month: '2026-11', figure: 'category.price_dispute', stored: 9, counted: 8 },
                  { month: '2026-11', figure: 'category.other', stored: 3, counted: 4 },
                ],
                nextCursor: null,
              },
            },
          },
        },
      ),
    },
    refusals: ['not_found'],
  },
  'sign-report-off': {
    description:
      'Once the month has ended, until the end of the 3rd; later it is recorded as late. The figures are kept as they are at that moment. It can be signed once.',
    rules: ['STAT-4'],
    parameters: branchMonth,
    body: content<z.input<typeof signReportOffBody>>(
      { remarks: 'What there is to say to it.' },
      { checked: { summary: 'Checked', value: { remarks } } },
    ),
    answer: {
      description: 'The report as it was signed.',
      headers: ['ETag'],
      examples: { signed: { summary: 'Signed', value: reportAs(signed) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};
