import * as z from 'zod/mini';
import { memberOf, staffOf } from '../../shared/data/directory/staff.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** The people a complaint can be assigned to. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    return { body: await page(context.runtime.table, staffOf(branch.id), query, memberOf) };
  },
};
