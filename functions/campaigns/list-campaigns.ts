import * as z from 'zod/mini';
import { campaignRowSchema } from '../../shared/data/arrival/campaign-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { campaignInList } from './campaign-in-list.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** A branch's campaigns, the one that was started last first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.campaigns(branch.id)],
      descending: true,
      schema: campaignRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, campaignInList) };
  },
};
