import { callsOfVisit, visitHead } from '../../shared/data/arrival/visit-head.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import type { VisitState } from '../../shared/domain/visit/visit.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the visit that a path names; nothing for what is no visit's id. */
export function readsOfVisit(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isIdOf('visit', id) ? visitHead.refs(id) : [];
}

/** A visit with its calls, the place it is of, and as whom the caller acts on it. */
export interface FoundVisit extends Place {
  readonly state: VisitState;
  readonly calls: readonly Callback[];
  readonly by: PersonActor;
}

/** @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same */
export function findVisit(id: string, context: Context): FoundVisit {
  if (isIdOf('visit', id)) {
    const state = visitHead.from(context.loaded, id);
    const place = branchFrom(context.loaded, branchOfId(id));
    const by = place && actorAt(place.branch, context);
    if (state && place && by) return { ...place, state, calls: callsOfVisit(context.loaded, id), by };
  }
  throw new Problem('not_found', 'There is no such visit.');
}
