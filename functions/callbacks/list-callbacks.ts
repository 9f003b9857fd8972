import { callbackRowSchema } from '../../shared/data/arrival/callback-row.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { page } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { callbackInList } from './callback-in-list.ts';
import { type CallbacksAsked, untilEndOf, whereAsked } from './callbacks-asked.ts';
import { listOwnCalls } from './list-own-calls.ts';
import { checkListing } from './may-list.ts';

export { listCallbacksQuery as query } from './callbacks-asked.ts';

/**
 * A branch's callbacks, the one that is due first first, by state and by when they are due where asked; or what is
 * still to be called on a day, the one to be tried first first.
 */
export const useCase: UseCase<unknown, CallbacksAsked, unknown> = {
  reads: ({ query }) => readsOfBranch(query.branchId),
  async run({ query }, context) {
    if (query.owner === 'me') return { body: await listOwnCalls(query, context) };
    checkListing(query.branchId, context);
    const { branch } = findBranch(query.branchId, context);
    const list = { ...listOf(query, branch), schema: callbackRowSchema, content: 'row' as const };
    return { body: await page(context.runtime.table, list, query, callbackInList) };
  },
};

function listOf(query: CallbacksAsked, { id, timeZone }: { id: string; timeZone: string }) {
  const { day, state, from, to, purpose } = query;
  if (day !== undefined) {
    const between = untilEndOf(day, timeZone);
    const where = whereAsked({ state, from, to, purpose });
    return { index: 'gsi3' as const, partitions: [partitions.callsToMake(id)], between, where };
  }
  const between = from === undefined && to === undefined ? undefined : dueFromTo(from, to);
  const where = whereAsked({ purpose });
  return state
    ? { index: 'gsi2' as const, partitions: [partitions.callbacksByState(id, state)], between, where }
    : { index: 'gsi1' as const, partitions: [partitions.callbacks(id)], between, where };
}

/** Positions are `<dueAt>#<id>`: every instant sorts behind `0`, and every id that follows one before `~`. */
function dueFromTo(from = '0', to = ''): readonly [string, string] {
  return [from, `${to}~`];
}
