import { authorize } from '../../shared/access.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { entryHead } from '../../shared/data/follow-up/entry-head.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { EntryState } from '../../shared/domain/ledger/entry.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { actorOf } from '../../shared/http/command.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the entry that a path names; nothing for what is no entry's id. */
export function readsOfEntry(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isIdOf('ledger_entry', id) ? entryHead.refs(id) : [];
}

/**
 * The entry the path names, if it lies within the caller's reach or concerns themself, and as whom they act on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same;
 *   `forbidden` for one of somebody else at their branch
 */
export function findEntry(
  id: string,
  { loaded, caller, personas, action }: Context,
): { state: EntryState; place: Place; by: PersonActor } {
  const notFound = new Problem('not_found', 'There is no such entry.');
  if (!isIdOf('ledger_entry', id)) throw notFound;
  const branchId = branchOfId(id);
  const state = entryHead.from(loaded, id);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw notFound;
  const { role, person } = state.head;
  const owner = role === undefined ? undefined : { role, person };
  const decision = authorize(personas, action, { branchId, regionId: place.branch.regionId, owner });
  if (decision.verdict === 'out_of_scope') throw notFound;
  if (decision.verdict === 'forbidden') {
    throw new Problem('forbidden', 'This is for whom it concerns, and for those who lead the branch.');
  }
  return { state, place, by: actorOf(caller, decision.as) };
}
