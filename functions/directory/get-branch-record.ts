import * as z from 'zod/mini';
import { keys, partitions } from '../../shared/data/table/keys.ts';
import { pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findBranchHead, readsOfBranchHead } from './find-branch-head.ts';
import { recordPage } from './kept-record.ts';

export const query = z.strictObject(pagingQuery);

/** Who set the branch up and changed it, oldest first. */
export const useCase: UseCase<{ branchId: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => readsOfBranchHead(params.branchId),
  async run({ params, query }, context) {
    const { head } = findBranchHead(params.branchId, context);
    const record = partitions.record(keys.branch(head.id).pk);
    return { body: await recordPage(record, query, context, head.timeZone) };
  },
};
