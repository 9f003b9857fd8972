import { authorize } from '../../shared/access.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { ImprovementState } from '../../shared/domain/improvement/improvement.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { actorOf } from '../../shared/http/command.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the improvement that a path names; nothing for what is no improvement's id. */
export function readsOfImprovement(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isIdOf('improvement', id) ? improvementHead.refs(id) : [];
}

/**
 * The improvement the path names, if it lies within the caller's reach or is theirs, and as whom they act on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same;
 *   `forbidden` for one of somebody else at their branch
 */
export function findImprovement(
  id: string,
  { loaded, caller, personas, action }: Context,
): { state: ImprovementState; place: Place; by: PersonActor } {
  const notFound = new Problem('not_found', 'There is no such improvement.');
  if (!isIdOf('improvement', id)) throw notFound;
  const branchId = branchOfId(id);
  const state = improvementHead.from(loaded, id);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw notFound;
  const { owner } = state.head;
  const decision = authorize(personas, action, { branchId, regionId: place.branch.regionId, owner });
  if (decision.verdict === 'out_of_scope') throw notFound;
  if (decision.verdict === 'forbidden') {
    throw new Problem(
      'forbidden',
      `This is for the owner, the ${owner.role}, or others with the right to it.`,
    );
  }
  return { state, place, by: actorOf(caller, decision.as) };
}
