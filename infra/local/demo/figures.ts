import * as z from 'zod';
import { categories, categoryNames } from '../../../shared/domain/complaint/category.ts';
import { countedTaskKinds } from '../../../shared/domain/figures/deadlines.ts';
import { roleSchema, roleWords } from '../../../shared/domain/roles.ts';
import { complaintTaskKinds, taskKindLabels } from '../../../shared/domain/task.ts';
import { asHeading } from '../../../shared/domain/words.ts';
import { type Row, tableOf } from './table.ts';

const count = z.int();

export const reportSchema = z.object({
  received: count,
  enquiries: count,
  closed: count,
  withdrawn: count,
  merged: count,
  reopened: count,
  openAtEnd: count,
  byCategory: z.partialRecord(z.enum(categoryNames), count),
  deadlines: z.partialRecord(z.enum(countedTaskKinds), z.object({ met: count, late: count, overdue: count })),
  escalations: z.partialRecord(roleSchema, count),
});

export type Report = z.infer<typeof reportSchema>;

/** The month's figures for people, Chinese with English beside. */
export function figuresText(report: Report): string {
  return [casesTable(report), deadlinesTable(report), escalationsTable(report)].join('\n\n');
}

function casesTable(report: Report): string {
  const { received, enquiries, closed, withdrawn, merged, reopened, openAtEnd, byCategory } = report;
  return tableOf([
    ['抱怨', 'Complaints', '件数 Cases'],
    'line',
    ['受理', 'Received', received],
    ...categoryNames
      .filter((name) => name !== 'enquiry')
      .map((name): Row => [`  ${categories[name].zh}`, `  ${categories[name].en}`, byCategory[name] ?? 0]),
    ['已关闭', 'Closed', closed],
    ['已撤回', 'Withdrawn', withdrawn],
    ['重复并入', 'Merged', merged],
    ['重新处理', 'Reopened', reopened],
    ['月末未结', 'Open at the end', openAtEnd],
    ['另有咨询', 'Enquiries besides', enquiries],
  ]);
}

function deadlinesTable({ deadlines }: Report): string {
  return tableOf([
    ['处理时限', 'Deadlines', '按时 Met', '超时完成 Late', '超时未完成 Overdue'],
    'line',
    ...complaintTaskKinds.map((kind): Row => {
      const { met, late, overdue } = deadlines[kind] ?? { met: 0, late: 0, overdue: 0 };
      return [taskKindLabels[kind].zh, asHeading(taskKindLabels[kind]).en, met, late, overdue];
    }),
  ]);
}

function escalationsTable({ escalations }: Report): string {
  const levels = roleSchema.options.filter((role) => escalations[role] !== undefined);
  return tableOf([
    ['升级至', 'Escalated to', '次数 Times'],
    'line',
    ...levels.map((role): Row => [roleWords(role).zh, roleWords(role).en, escalations[role] ?? 0]),
  ]);
}
