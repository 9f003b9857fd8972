import { authorize } from '../access.ts';
import { branchFrom, branchRefs, type Place } from '../data/directory.ts';
import type { ItemRef } from '../data/item.ts';
import { isBranchId } from '../data/keys.ts';
import { Problem } from './problem.ts';
import type { Context } from './route.ts';

/** What to read for the branch that a request names; nothing for what is no branch's id. */
export function readsOfBranch(branchId: unknown): ItemRef<unknown>[] {
  return typeof branchId === 'string' && isBranchId(branchId) ? Object.values(branchRefs(branchId)) : [];
}

/**
 * The branch the request names, with what holds there.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findBranch(branchId: string, { loaded, caller, action }: Context): Place {
  const place = isBranchId(branchId) ? branchFrom(loaded, branchId) : undefined;
  if (place && authorize(caller, action, { branchId, regionId: place.branch.regionId }) === 'allowed') {
    return place;
  }
  const errors = [{ path: 'branchId', message: 'names no branch of the caller' }];
  throw new Problem('not_found', 'There is no such branch.', { errors });
}
