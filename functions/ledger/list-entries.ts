import * as z from 'zod/mini';
import { type EntryRow, entryRowSchema } from '../../shared/data/follow-up/entry-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { entryStates } from '../../shared/domain/ledger/entry.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { entryInList } from './entry-view.ts';

export const query = z.strictObject({
  branchId: z.string(),
  month: z.optional(monthSchema),
  person: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  state: z.optional(z.enum(entryStates)),
  ...pagingQuery,
});

type Query = z.infer<typeof query>;

/** A branch's ledger, the newest first (PERF-2). */
export const useCase: UseCase<unknown, Query, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    const { branch } = findBranch(query.branchId, context);
    const list = {
      ...placeOf(branch.id, query),
      between: query.month === undefined ? undefined : positionsIn(query.month, branch.timeZone),
      descending: true,
      schema: entryRowSchema,
      content: 'row',
    } as const;
    return { body: await page(context.runtime.table, list, query, entryInList) };
  },
};

/** Where the narrowest of the lists lies; what else is asked for is looked for in it. */
function placeOf(branchId: string, { person, state }: Query) {
  if (person !== undefined) {
    const where = state && { name: state, holds: (row: EntryRow) => row.state === state };
    return { index: 'gsi3', partitions: [partitions.ledgerOf(branchId, person)], where } as const;
  }
  if (state !== undefined) {
    return { index: 'gsi2', partitions: [partitions.ledgerByState(branchId, state)] } as const;
  }
  return { index: 'gsi1', partitions: [partitions.ledger(branchId)] } as const;
}

/** What happened at the first instant of the next month sorts behind that instant, since its id follows. */
function positionsIn(month: string, zone: string): [from: string, to: string] {
  const { from, before } = monthBounds(month, zone);
  return [from, before];
}
