import { branchSchema } from '../../shared/data/directory/branch.ts';
import { branchFrom, branchRefs, type Place } from '../../shared/data/directory/directory.ts';
import { isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { emergencySays } from '../../shared/domain/refusals/emergency.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

export interface FoundScope {
  readonly scope: 'branch' | 'group';
  /** The branch; of a group its first one, by whose clock and policy the group's own plan goes. */
  readonly place: Place;
  readonly by: PersonActor;
}

/**
 * The branch or the group that a body names, and as whom the caller acts there.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export async function findScope(scopeId: string, context: Context): Promise<FoundScope> {
  if (isBranchId(scopeId)) {
    const place = branchFrom(context.loaded, scopeId);
    const by = place && actorAt(place.branch, context);
    if (by) return { scope: 'branch', place, by };
  } else if (isGroupId(scopeId)) {
    const place = await firstBranchOf(scopeId, context.runtime.table);
    const by = place && actorAt(place.branch, context);
    if (place && by?.role === 'group_admin') return { scope: 'group', place, by };
  }
  const errors = [{ path: 'scopeId', said: emergencySays.no_scope_of_caller }];
  throw new Problem('not_found', emergencySays.no_such_scope, { errors });
}

async function firstBranchOf(groupId: string, table: Table): Promise<Place | undefined> {
  const partition = partitions.branchesOfGroup(groupId);
  const { items } = await table.query({ index: 'gsi1', partition, limit: 1 });
  const [first] = items.map(({ item }) => branchSchema.parse(item.row).id);
  if (first === undefined) return undefined;
  return branchFrom(await table.load(Object.values(branchRefs(first))), first);
}
