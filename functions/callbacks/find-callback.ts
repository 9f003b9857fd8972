import { authorize } from '../../shared/access.ts';
import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { branchOfId, isCallbackId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { type Callback, type CallbackState, currentCall } from '../../shared/domain/callback/callback.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import type { Owner } from '../../shared/domain/roles.ts';
import { actorOf } from '../../shared/http/command.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the callback that a path names; nothing for what is no callback's id. */
export function readsOfCallback(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isCallbackId(id) ? callbackHead.refs(id) : [];
}

/** A callback, the place it is of, and as whom the caller acts on it. */
export interface FoundCallback extends Place {
  readonly state: CallbackState;
  readonly by: PersonActor;
}

/**
 * The callback the path names, if the caller may do to it what the route is for.
 *
 * @param ownerOf whose it is: whoever is to call, unless told otherwise
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same;
 *   `forbidden` where the caller sees others of the branch, but has nothing to do with this one
 */
export function findCallback(
  id: string,
  { loaded, caller, personas, action }: Context,
  ownerOf: (head: Callback) => Owner = (head) => currentCall(head).owner,
): FoundCallback {
  const notFound = new Problem('not_found', 'There is no such callback.');
  if (!isCallbackId(id)) throw notFound;
  const branchId = branchOfId(id);
  const state = callbackHead.from(loaded, id);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw notFound;
  const decision = authorize(personas, action, {
    branchId,
    regionId: place.branch.regionId,
    owner: ownerOf(state.head),
    involved: state.head.tasks.map(({ owner }) => owner),
  });
  if (decision.verdict === 'out_of_scope') throw notFound;
  if (decision.verdict === 'forbidden') {
    throw new Problem('forbidden', 'This is for whoever is to call, or others with the right to it.');
  }
  return { ...place, state, by: actorOf(caller, decision.as) };
}
