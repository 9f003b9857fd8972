import * as z from 'zod/mini';
import { accessesOf } from '../../shared/data/customer/access-record.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { accessInList } from './access-in-list.ts';

export const query = z
  .strictObject({
    branchId: z.string(),
    person: z.optional(z.string().check(z.maxLength(200))),
    subject: z.optional(z.string().check(z.maxLength(200))),
    from: z.optional(instantSchema),
    to: z.optional(instantSchema),
    ...pagingQuery,
  })
  .check(
    z.refine(({ from = '', to = from }) => from <= to, { path: ['to'], ...refused(commonSays.before_from) }),
  );

/** POLICY-3: who has seen or taken what of a branch's customers in full, newest first. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = accessesOf(branch.id, { ...query, now: context.now });
    return { body: await page(context.runtime.table, list, query, accessInList) };
  },
};
