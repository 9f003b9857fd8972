import { authorize } from '../../shared/access.ts';
import { callbackRowRef } from '../../shared/data/arrival/callback-row.ts';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { type HistoryRow, historyRowSchema } from '../../shared/data/head/history.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { holdersOf, partitions } from '../../shared/data/table/keys.ts';
import { noSuchBranch } from '../../shared/http/find-branch.ts';
import { page } from '../../shared/http/paging.ts';
import type { Context } from '../../shared/http/route.ts';
import { callbackInList } from './callback-in-list.ts';
import { type CallbacksAsked, isAsked, untilEndOf } from './callbacks-asked.ts';

/**
 * What the caller has still to call at a branch: in their own name, as their role, and for whom they stand in
 * (ROUTE-3). The calls are found by their rows in the history, and shown as they stand.
 */
export async function listOwnCalls(query: CallbacksAsked, context: Context) {
  const { branchId, day, purpose } = query;
  const { table } = context.runtime;
  const place = isBranchId(branchId) ? branchFrom(context.loaded, branchId) : undefined;
  const holders = place ? holdersAt(branchId, place.branch.regionId, context) : [];
  if (!place || holders.length === 0) throw noSuchBranch();
  const list = {
    index: 'gsi3' as const,
    partitions: holders.map(partitions.callsToMakeOf),
    between: day === undefined ? undefined : untilEndOf(day, place.branch.timeZone),
    schema: historyRowSchema,
    content: 'row' as const,
    // A person may have calls to make at other branches as well.
    where: {
      name: `${branchId} ${purpose ?? ''}`,
      holds: (row: HistoryRow) => row.branchId === branchId && (purpose ?? row.kind) === row.kind,
    },
  };
  const { items, nextCursor } = await page(table, list, query, ({ id }) => callbackRowRef(id));
  const loaded = items.length === 0 ? undefined : await table.load(items);
  const rows = items.flatMap((ref) => loaded?.get(ref) ?? []).filter((row) => isAsked(row, query));
  return { items: rows.map(callbackInList), nextCursor };
}

/** Under what names the caller has calls to make there. */
function holdersAt(branchId: string, regionId: string, { personas, action }: Context): string[] {
  const own = personas.filter((as) => {
    const owner = { role: as.role, person: as.id };
    return authorize([as], action, { branchId, regionId, owner }).verdict === 'allowed';
  });
  return [...new Set(own.flatMap((as) => holdersOf({ ...as, branchIds: [branchId] })))];
}
