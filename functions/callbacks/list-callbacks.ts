import * as z from 'zod/mini';
import { callbackRowSchema } from '../../shared/data/callback-row.ts';
import { partitions } from '../../shared/data/keys.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { taskStates } from '../../shared/domain/task.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { callbackInList } from './callback-in-list.ts';

export const listCallbacksQuery = z
  .strictObject({
    branchId: z.string(),
    state: z.optional(z.enum(taskStates)),
    from: z.optional(instantSchema),
    to: z.optional(instantSchema),
    ...pagingQuery,
  })
  .check(
    z.refine(({ from = '', to = from }) => from <= to, { path: ['to'], error: 'must not be before `from`' }),
  );

/** A branch's callbacks, the one that is due first first, by state and by when they are due where asked. */
export const listCallbacks: UseCase<unknown, z.infer<typeof listCallbacksQuery>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const { state, from, to } = query;
    const list = {
      ...(state
        ? { index: 'gsi2' as const, partitions: [partitions.callbacksByState(branch.id, state)] }
        : { index: 'gsi1' as const, partitions: [partitions.callbacks(branch.id)] }),
      between: from === undefined && to === undefined ? undefined : dueFromTo(from, to),
      schema: callbackRowSchema,
      content: 'row' as const,
    };
    return { body: await page(context.runtime.table, list, query, callbackInList) };
  },
};

/** Positions are `<dueAt>#<id>`: every instant sorts behind `0`, and every id that follows one before `~`. */
function dueFromTo(from = '0', to = ''): readonly [string, string] {
  return [from, `${to}~`];
}
