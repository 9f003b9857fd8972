import * as z from 'zod/mini';
import { planRowSchema } from '../../shared/data/emergency/plan-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { planInList } from './plan-in-list.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** A branch's emergency plans and drills, the one that was registered last first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.emergencyPlans(branch.id)],
      descending: true,
      schema: planRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, planInList) };
  },
};
