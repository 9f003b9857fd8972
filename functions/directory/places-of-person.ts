import { authorize } from '../../shared/access.ts';
import { branchRef } from '../../shared/data/directory/branch.ts';
import { unitRef } from '../../shared/data/directory/platform-store.ts';
import { groupOfBranch, isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { mostBranches, type Post } from '../../shared/domain/directory/person.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { type Context, fieldOf } from '../../shared/http/route.ts';

/** The branches and the region that a body names, for the one read. */
export function readsOfPlaces(body: unknown): ItemRef<unknown>[] {
  const [branchIds, regionId] = [fieldOf(body, 'branchIds'), fieldOf(body, 'regionId')];
  const named = Array.isArray(branchIds) ? branchIds.slice(0, mostBranches) : [];
  return [
    ...named.flatMap((id: unknown) => (typeof id === 'string' && isBranchId(id) ? [branchRef(id)] : [])),
    ...(typeof regionId === 'string' && isGroupId(regionId) ? [unitRef('region', regionId)] : []),
  ];
}

/**
 * @param groupId of the person: nobody works at a branch of another group
 * @throws DomainError `invalid` for a branch that is not the caller's to enter people at, or a region that is none
 */
export function checkPlaces(
  { branchIds, regionId }: Post,
  groupId: string,
  { loaded, personas, action }: Context,
): void {
  for (const [at, branchId] of branchIds.entries()) {
    const branch = isBranchId(branchId) ? loaded.get(branchRef(branchId)) : undefined;
    const isOwn = branch !== undefined && groupOfBranch(branchId) === groupId;
    if (!isOwn || authorize(personas, action, { branchId }).verdict !== 'allowed') {
      throw invalid(`branchIds.${at}`, directorySays.no_branch_of_group);
    }
  }
  if (regionId === undefined) return;
  const region = isGroupId(regionId) ? loaded.get(unitRef('region', regionId)) : undefined;
  if (!region) throw invalid('regionId', directorySays.no_region);
}
