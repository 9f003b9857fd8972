import * as z from 'zod/mini';
import { type TaskRow, taskRowSchema } from '../../shared/data/head/task-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { allHoldersOf, whereFor } from '../../shared/http/holders.ts';
import { page, pageSchema, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const listTasksQuery = z.strictObject({ owner: z._default(z.literal('me'), 'me'), ...pagingQuery });

export const taskPageSchema = () =>
  pageSchema(
    z.extend(z.omit(taskRowSchema, { timeZone: true, step: true, nextStepAt: true }), {
      dueAt: z.iso.datetime({ offset: true }),
      pausedSince: z.optional(z.iso.datetime({ offset: true })),
    }),
  );

/** What the caller has to do, in their own name or their role's or as a stand-in, by due time. */
export const listTasks: UseCase<unknown, z.infer<typeof listTasksQuery>, unknown> = {
  async run({ query }, { runtime, personas }) {
    const list = {
      index: 'gsi1',
      partitions: allHoldersOf(personas).map(partitions.work),
      schema: taskRowSchema,
      content: 'row',
      where: whereFor(personas, ({ owner, branchId }: TaskRow) => ({ holder: owner.person, branchId })),
    } as const;
    return {
      body: await page(runtime.table, list, query, ({ timeZone, step: _, nextStepAt: __, ...row }) => ({
        ...row,
        dueAt: withOffset(row.dueAt, timeZone),
        ...(row.pausedSince !== undefined && { pausedSince: withOffset(row.pausedSince, timeZone) }),
      })),
    };
  },
};
