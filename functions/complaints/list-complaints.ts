import * as z from 'zod/mini';
import { complaintRowSchema } from '../../shared/data/complaint-row.ts';
import { partitions } from '../../shared/data/keys.ts';
import { monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { statuses } from '../../shared/domain/complaint/complaint.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { complaintInList } from './complaint-in-list.ts';

export const listComplaintsQuery = z.strictObject({
  branchId: z.string(),
  status: z.optional(z.enum(statuses)),
  month: z.optional(monthSchema),
  ...pagingQuery,
});

/** A branch's complaints, newest first, by status or month of receipt where asked. */
export const listComplaints: UseCase<unknown, z.infer<typeof listComplaintsQuery>, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const { status, month } = query;
    const list = {
      ...(status
        ? { index: 'gsi2' as const, partitions: [partitions.complaintsByStatus(branch.id, status)] }
        : { index: 'gsi1' as const, partitions: [partitions.complaints(branch.id)] }),
      between: month === undefined ? undefined : receivedIn(month, branch.timeZone),
      descending: true,
      schema: complaintRowSchema,
      content: 'row' as const,
    };
    return { body: await page(context.runtime.table, list, query, complaintInList) };
  },
};

/** Positions are `<receivedAt>#<id>`, and `#` sorts before any further digit of a time. */
function receivedIn(month: string, timeZone: string): readonly [string, string] {
  const { from, before } = monthBounds(month, timeZone);
  return [from, before];
}
