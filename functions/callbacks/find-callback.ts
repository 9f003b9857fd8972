import { callbackFrom, callbackRefs } from '../../shared/data/callback-store.ts';
import { branchFrom } from '../../shared/data/directory.ts';
import { branchOfId, isCallbackId } from '../../shared/data/ids.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the callback that a path names; nothing for what is no callback's id. */
export function readsOfCallback(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isCallbackId(id) ? callbackRefs(id) : [];
}

/**
 * The callback the path names, if it lies within the caller's reach, and as whom they act on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findCallback(
  id: string,
  context: Context,
): { state: CallbackState; policy: Policy; by: PersonActor } {
  if (isCallbackId(id)) {
    const state = callbackFrom(context.loaded, id);
    const place = branchFrom(context.loaded, branchOfId(id));
    const by = place && actorAt(place.branch, context);
    if (state && by) return { state, policy: place.policy, by };
  }
  throw new Problem('not_found', 'There is no such callback.');
}
