import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Given } from '../../shared/domain/draft.ts';
import type { Period } from '../../shared/domain/emergency/period.ts';
import type { PlanChange, PlanState } from '../../shared/domain/emergency/plan.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Answer, Context } from '../../shared/http/route.ts';
import { planETag, planView } from './plan-view.ts';

/** What to read for the plan that a path names; nothing for what is no plan's id. */
export function readsOfPlan(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isIdOf('emergency', id) ? planHead.refs(id) : [];
}

/** An emergency plan, the place it is of, and as whom the caller acts on it. */
export interface FoundPlan {
  readonly state: PlanState;
  readonly place: Place;
  readonly by: PersonActor;
}

/**
 * The plan the path names, if it lies within the caller's reach; a group's own plan is for its admins.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findPlan(id: string, context: Context): FoundPlan {
  if (isIdOf('emergency', id)) {
    const state = planHead.from(context.loaded, id);
    const place = branchFrom(context.loaded, branchOfId(id));
    const by = place && actorAt(place.branch, context);
    if (state && by && (state.head.scope === 'branch' || by.role === 'group_admin')) {
      return { state, place, by };
    }
  }
  throw new Problem('not_found', 'There is no such emergency plan.');
}

/** What a command needs to know beside the plan and its input. */
export type GivenAtPlan = Given & { readonly by: PersonActor; readonly periods: readonly Period[] };

/** A command on the plan that the path names: reads it, applies the change, writes what it led to. */
export function changePlan(
  { id, ifMatch }: { readonly id: string; readonly ifMatch: string | undefined },
  context: Context,
  change: (found: FoundPlan, given: GivenAtPlan) => { change: PlanChange; writes?: readonly Write[] },
): Answer {
  const found = findPlan(id, context);
  const { state, place, by } = found;
  checkVersion(ifMatch, state.head);
  const given = { at: context.now, by, policy: place.policy, periods: place.periods };
  const { change: changed, writes = [] } = change(found, given);
  return {
    body: planView(changed),
    headers: planETag(changed),
    writes: [...planHead.write(state, changed, { place, at: context.now }), ...writes],
  };
}
