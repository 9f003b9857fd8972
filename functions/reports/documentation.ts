import type * as z from 'zod/mini';
import { monthlyFigures } from '../../shared/domain/figures.ts';
import { type Documentation, type NamedSchema, named } from '../../shared/http/documentation.ts';
import { branch } from '../example-case.ts';
import { monthlyReportSchema } from './get-monthly-report.ts';
import type { Operation } from './routes.ts';

const report = monthlyReportSchema();

export const schemas = {
  MonthlyReport: named(report, 'The figures of one branch and month (STAT-1).', {
    branchId: 'The branch.',
    month: 'The local month of the branch.',
    received: 'Complaints received in the month, enquiries apart (INTAKE-8).',
    enquiries: 'Enquiries received in the month.',
    closed: 'Complaints closed in the month; those withdrawn or merged are counted apart.',
    withdrawn: 'Complaints withdrawn in the month.',
    merged: 'Duplicates that were merged into another complaint in the month.',
    reopened: 'How often a complaint was reopened in the month.',
    openAtEnd: 'Complaints that were open when the month ended, or are now in a month that has not ended.',
    byCategory: 'Of those received, how many in each category; enquiries among them.',
    byChannel: 'Of those received, how many came in by each channel.',
    deadlines: 'What became of the deadlines, by what was promised (STAT-2).',
    escalations: 'How often each level was told in the month, by its role.',
  }),
  DeadlineFigures: named(report.shape.deadlines.def.valueType, 'What became of the deadlines of one kind.', {
    met: 'Met in time, counted in the month they were met.',
    late: 'Met late, counted in the month they were met.',
    overdue: 'Passed and still unmet, counted in the month they were due.',
  }),
} satisfies Record<string, NamedSchema>;

const counters = {
  received: 42,
  closed: 37,
  withdrawn: 2,
  reopened: 3,
  enquiries: 6,
  merged: 1,
  'category.enquiry': 6,
  'category.sales_service_quality': 15,
  'category.new_car_quality': 18,
  'category.price_dispute': 9,
  'channel.hotline': 25,
  'channel.walk_in': 12,
  'channel.wechat': 5,
  'deadline.contact.met': 39,
  'deadline.contact.late': 3,
  'deadline.resolution.met': 35,
  'deadline.resolution.late': 2,
  'deadline.resolution.overdue': 1,
  'escalation.care_director': 6,
  'escalation.general_manager': 4,
};

const month = '2026-11';
const example: z.infer<typeof report> = {
  branchId: branch.id,
  month,
  ...monthlyFigures(counters, { '2026-10': 4, [month]: 3 }, month),
};

export const documentation: Documentation<Operation> = {
  'get-monthly-report': {
    description:
      'Counted as complaints change, so it is current within seconds and costs one request however many complaints there are. A month in which nothing happened is all zeros.',
    rules: ['STAT-1', 'STAT-2', 'STAT-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      month: { description: 'A local month of the branch.', example: month },
    },
    answer: {
      description: 'The figures.',
      examples: { month: { summary: 'November of a branch', value: example } },
    },
    refusals: ['not_found'],
  },
};
