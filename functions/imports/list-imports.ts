import * as z from 'zod/mini';
import { jobRowSchema } from '../../shared/data/job/job-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { importInList } from './import-view.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** A branch's imports, newest first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.jobs(branch.id, 'import')],
      descending: true,
      schema: jobRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, importInList) };
  },
};
