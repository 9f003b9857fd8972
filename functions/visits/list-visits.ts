import * as z from 'zod/mini';
import { visitRowSchema } from '../../shared/data/arrival/visit-row.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { visitStatuses } from '../../shared/domain/visit/visit.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { visitInList } from './visit-in-list.ts';

export const query = z.strictObject({
  branchId: z.string(),
  month: z.optional(monthSchema),
  status: z.optional(z.enum(visitStatuses)),
  ...pagingQuery,
});

/** A branch's visits, newest first, of a month and a status where asked. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const { month, status } = query;
    const list = {
      ...(status
        ? { index: 'gsi2' as const, partitions: [partitions.visitsByStatus(branch.id, status)] }
        : { index: 'gsi1' as const, partitions: [partitions.visits(branch.id)] }),
      between: month === undefined ? undefined : within(month, branch.timeZone),
      descending: true,
      schema: visitRowSchema,
      content: 'row' as const,
    };
    return { body: await page(context.runtime.table, list, query, visitInList) };
  },
};

/** Positions are `<receivedAt>#<id>`, and `#` sorts before any further digit of a time. */
function within(month: string, timeZone: string): readonly [string, string] {
  const { from, before } = monthBounds(month, timeZone);
  return [from, before];
}
