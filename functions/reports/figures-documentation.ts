import type * as z from 'zod/mini';
import type { Headline } from '../../shared/domain/figures/headline.ts';
import { type FieldDocs, type NamedSchema, named } from '../../shared/http/documentation.ts';
import {
  callFiguresSchema,
  changeSchema,
  deadlineFiguresSchema,
  durationFiguresSchema,
  type figuresFields,
  headlineSchema,
  markFiguresSchema,
  ranksSchema,
} from './figures-schema.ts';

const covered = {
  handedBack: 'Visits handed back in the month.',
  chosen: 'Of those, how many are called about.',
  done: 'Of those, how many have been called about or given up.',
  reached: 'Of those, how many were reached.',
} as const;

type Figures = {
  [Name in keyof ReturnType<typeof figuresFields>]: z.infer<ReturnType<typeof figuresFields>[Name]>;
};

/** What every field of a month's figures is. */
export const figuresDocs: FieldDocs<Figures> = {
  received: 'Complaints received in the month, enquiries apart (INTAKE-8).',
  enquiries: 'Enquiries received in the month.',
  closed: 'Complaints closed in the month; those withdrawn or merged are counted apart.',
  withdrawn: 'Complaints withdrawn in the month.',
  merged: 'Duplicates that were merged into another complaint in the month.',
  reopened: 'How often a complaint was reopened in the month.',
  openAtEnd: 'Complaints that were open when the month ended, or are now in a month that has not ended.',
  recurrences: 'Of those received, how many were recurrences (INTAKE-5).',
  byCategory: 'Of those received, how many in each category; enquiries among them.',
  byChannel: 'Of those received, how many came in by each channel.',
  byForm: 'Of those received, how many are kept on each form.',
  byPriority: 'Of those received, how many of each priority.',
  byCustomerClass: 'Of those received, how many by each class of customers.',
  byFinding:
    'Of those received, how many were found to be what; less than all while some are not investigated.',
  byCause: 'Of those received and investigated, how many of each root cause.',
  byCategoryAndCause: 'The same by category and by cause; only what there is.',
  byDepartment: 'Of those received, for how many each department was found responsible.',
  bySolution: 'Of those received, how many with each kind of solution.',
  deadlines: 'What became of the deadlines, by what was promised (STAT-2).',
  escalations: 'How often each level was told in the month, by its role.',
  verifications: 'The calls after handling in the month, by what they came to.',
  satisfaction: 'The marks that customers gave in them.',
  durations: [
    'How long customers waited from the receipt on, by what ended in the month. Percentiles are right to 5 %.',
    {
      contact: 'Until they were contacted.',
      solution: 'Until they heard the solution.',
      close: 'Until the complaint was closed.',
    },
  ],
  callbacks: [
    'Calls to customers.',
    {
      planned: 'Calls due in the month; those that are not to be made any more apart.',
      done: 'Calls made, or given up, in the month.',
      onTime: 'Of those, how many in time.',
      reached: 'Calls that reached the customer in the month.',
      byPurpose: 'The same by what the call is made for.',
      attempts: 'Every attempt of the month, by its outcome.',
      complaintsFound: 'Complaints that were raised in calls of the month.',
      staysAway: 'Why customers stay away.',
      overall: 'The marks they gave for the whole.',
      marks: 'The marks they gave for each part.',
      recommend: [
        'Whether they would recommend the branch.',
        {
          asked: 'How many said so.',
          score: 'Of a hundred: who gave 9 or 10, less who gave 6 or less.',
          byLikelihood: 'From 0 to 10.',
        },
      ],
      technician: 'The grades for the technician, by what was asked.',
    },
  ],
  coverage: [
    'How many of the visits handed back are called about (CALL-3).',
    {
      target: ['Of target customers: all.', { ...covered, rate: 'Chosen of handed back.' }],
      other: [
        'Of other customers: some.',
        {
          ...covered,
          rate: 'Chosen of handed back.',
          atLeastPercent: 'How many of a hundred it is to be at least.',
          kept: 'Whether it is.',
        },
      ],
      excluded: 'Visits of customers who want no calls (CALL-10).',
      history: 'Visits that were registered when their call would have been overdue.',
    },
  ],
  visits: ['The workshop.', { received: 'Visits received in the month.', handedBack: 'Visits handed back.' }],
  deliveries: [
    'New cars.',
    { delivered: 'Delivered in the month.', excluded: 'Of those, to customers who want no calls (CALL-10).' },
  ],
  rework: [
    'Vehicles that came back under the repair guarantee (STAT-6).',
    {
      cameBack: 'Received in the month: back right after paying, or a repair found at fault.',
      repaired: 'Vehicles handed back in the month.',
      rate: 'The one over the other.',
      belowPercent: 'Below which it is to stay.',
      kept: 'Whether it does.',
    },
  ],
};

/** What months and branches are compared by. */
export const headlineDocs: FieldDocs<Headline> = {
  received: 'Complaints received.',
  closed: 'Complaints closed.',
  reopened: 'Complaints reopened.',
  openAtEnd: 'Complaints open at the end.',
  recurrences: 'Recurrences received.',
  escalations: 'How often any level was told.',
  onTimeRate: 'Of all deadlines met, met late or overdue: how many were met. Null where there were none.',
  satisfaction: 'The mean of the marks given at verification.',
  reworkRate: 'Vehicles that came back over vehicles repaired (STAT-6).',
  callsOnTimeRate: 'Of the calls that were due or made, how many in time.',
  coverageRate: 'Of the visits of other than target customers, how many are called about (CALL-3).',
};

export const schemas = {
  DeadlineFigures: named(deadlineFiguresSchema, 'What became of the deadlines of one kind.', {
    met: 'Met in time, counted in the month they were met.',
    late: 'Met late, counted in the month they were met.',
    overdue: 'Passed and still unmet, counted in the month they were due.',
  }),
  DurationFigures: named(durationFiguresSchema, 'Durations, in seconds.', {
    count: 'How many there were.',
    meanSeconds: 'Their mean, exact; null where there were none.',
    p50Seconds: 'What half of them do not exceed.',
    p90Seconds: 'What nine tenths of them do not exceed.',
  }),
  MarkFigures: named(markFiguresSchema, 'Marks from 1 to 5, the best being 5.', {
    rated: 'How many were given.',
    mean: 'Their mean, to two digits; null where there were none.',
    byMark: 'How many of each.',
  }),
  CallFigures: named(callFiguresSchema, 'Calls made for one thing.', {
    planned: 'Due in the month.',
    done: 'Made, or given up, in the month.',
    onTime: 'Of those, how many in time.',
    reached: 'How many reached the customer in the month.',
  }),
  Headline: named(
    headlineSchema,
    'What months and branches are compared by. Rates are parts of one.',
    headlineDocs,
  ),
  Change: named(changeSchema, 'What has changed: now less then; null where one of the two is unknown.', {
    monthBefore: 'Since the month before.',
    yearBefore: 'Since the same month of the year before.',
  }),
  Ranks: named(
    ranksSchema,
    'The place among all others, the best being 1; who is alike shares a place, and the unknown has none.',
    {
      received: 'By complaints received, the fewest first.',
      onTimeRate: 'By deadlines met, the most first.',
      satisfaction: 'By satisfaction, the highest first.',
      reworkRate: 'By rework, the lowest first.',
      callsOnTimeRate: 'By calls in time, the most first.',
    },
  ),
} satisfies Record<string, NamedSchema>;
