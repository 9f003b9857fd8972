import * as z from 'zod/mini';
import { improvementRowSchema } from '../../shared/data/follow-up/improvement-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { improvementStates } from '../../shared/domain/improvement/improvement.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { improvementInList } from './improvement-view.ts';

export const query = z.strictObject({
  branchId: z.string(),
  state: z.optional(z.enum(improvementStates)),
  ...pagingQuery,
});

type Query = z.infer<typeof query>;

/** A branch's improvements, the one that was opened last first. */
export const useCase: UseCase<unknown, Query, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      ...placeOf(branch.id, query),
      descending: true,
      schema: improvementRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, improvementInList) };
  },
};

function placeOf(branchId: string, { state }: Query) {
  return state === undefined
    ? ({ index: 'gsi1', partitions: [partitions.improvements(branchId)] } as const)
    : ({ index: 'gsi2', partitions: [partitions.improvementsByState(branchId, state)] } as const);
}
