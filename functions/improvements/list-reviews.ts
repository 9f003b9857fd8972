import * as z from 'zod/mini';
import { type ReviewRow, reviewRowSchema } from '../../shared/data/follow-up/review-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** A branch's quality reviews, the one that was held last first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.reviews(branch.id)],
      descending: true,
      schema: reviewRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, (row: ReviewRow) => row) };
  },
};
