import { authorize } from '../access.ts';
import type { Branch } from '../data/directory/branch.ts';
import { branchFrom, branchRefs, type Place } from '../data/directory/directory.ts';
import { isBranchId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import type { PersonActor } from '../domain/record.ts';
import { requestSays } from '../domain/refusals/request.ts';
import { actorOf } from './command.ts';
import { Problem } from './problem.ts';
import type { Context } from './route.ts';

/** What to read for the branch that a request names; nothing for what is no branch's id. */
export function readsOfBranch(branchId: unknown): ItemRef<unknown>[] {
  return typeof branchId === 'string' && isBranchId(branchId) ? Object.values(branchRefs(branchId)) : [];
}

/**
 * The branch the request names, with what holds there, and as whom the caller acts on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findBranch(branchId: string, context: Context): Place & { readonly by: PersonActor } {
  const place = isBranchId(branchId) ? branchFrom(context.loaded, branchId) : undefined;
  const by = place && actorAt(place.branch, context);
  if (by) return { ...place, by };
  throw noSuchBranch();
}

/** What a request is refused with that names no branch, or none within the caller's scope. */
export function noSuchBranch(): Problem {
  const errors = [{ path: 'branchId', said: requestSays.no_branch_of_caller }];
  return new Problem('not_found', requestSays.no_such_branch, { errors });
}

/** As whom the caller acts at a branch; undefined where it lies outside their reach. */
export function actorAt(branch: Branch, { caller, personas, action }: Context): PersonActor | undefined {
  const decision = authorize(personas, action, { branchId: branch.id, regionId: branch.regionId });
  return decision.verdict === 'allowed' ? actorOf(caller, decision.as) : undefined;
}
