import * as z from 'zod/mini';
import { taskRowSchema } from '../../shared/data/head/task-store.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { page, pageSchema, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { tasksOf } from './lists.ts';

export const query = z.strictObject({ owner: z._default(z.literal('me'), 'me'), ...pagingQuery });

export const taskPageSchema = () =>
  pageSchema(
    z.extend(z.omit(taskRowSchema, { timeZone: true, step: true, nextStepAt: true }), {
      dueAt: z.iso.datetime({ offset: true }),
      pausedSince: z.optional(z.iso.datetime({ offset: true })),
    }),
  );

/** What the caller has to do, in their own name or their role's or as a stand-in, by due time. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  async run({ query }, { runtime, personas }) {
    const list = tasksOf(personas);
    return {
      body: await page(runtime.table, list, query, ({ timeZone, step: _, nextStepAt: __, ...row }) => ({
        ...row,
        dueAt: withOffset(row.dueAt, timeZone),
        ...(row.pausedSince !== undefined && { pausedSince: withOffset(row.pausedSince, timeZone) }),
      })),
    };
  },
};
