import * as z from 'zod/mini';
import { deliveryRowSchema } from '../../shared/data/arrival/delivery-row.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { deliveryInList } from './delivery-in-list.ts';

export const query = z.strictObject({
  branchId: z.string(),
  month: z.optional(monthSchema),
  ...pagingQuery,
});

/** A branch's deliveries, newest first, of a month where asked. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      index: 'gsi1',
      partitions: [partitions.deliveries(branch.id)],
      between: query.month === undefined ? undefined : within(query.month, branch.timeZone),
      descending: true,
      schema: deliveryRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, deliveryInList) };
  },
};

/** Positions are `<deliveredAt>#<id>`, and `#` sorts before any further digit of a time. */
function within(month: string, timeZone: string): readonly [string, string] {
  const { from, before } = monthBounds(month, timeZone);
  return [from, before];
}
