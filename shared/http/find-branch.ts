import { authorize } from '../access.ts';
import { branchFrom, branchRefs, type Place } from '../data/directory.ts';
import { isBranchId } from '../data/ids.ts';
import type { ItemRef } from '../data/item.ts';
import type { PersonActor } from '../domain/record.ts';
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
export function findBranch(
  branchId: string,
  { loaded, caller, personas, action }: Context,
): Place & { readonly by: PersonActor } {
  const place = isBranchId(branchId) ? branchFrom(loaded, branchId) : undefined;
  const decision = place && authorize(personas, action, { branchId, regionId: place.branch.regionId });
  if (place && decision?.verdict === 'allowed') return { ...place, by: actorOf(caller, decision.as) };
  const errors = [{ path: 'branchId', message: 'names no branch of the caller' }];
  throw new Problem('not_found', 'There is no such branch.', { errors });
}
