import * as z from 'zod/mini';
import { storedStandInSchema } from '../../shared/data/directory/stand-in-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { standInView } from './stand-in-view.ts';

export const query = z.strictObject({ branchId: z.string(), ...pagingQuery });

/** Who stands in for whom at a branch: those whose time runs longest first, so what is over comes last (ROUTE-3). */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.standIns(branch.id)],
      descending: true,
      schema: storedStandInSchema,
      content: 'row',
    } as const;
    const show = (standIn: z.infer<typeof storedStandInSchema>) => standInView(standIn, branch.timeZone);
    return { body: await page(context.runtime.table, list, query, show) };
  },
};
