import { authorize } from '../../shared/access.ts';
import { listOf, personRef } from '../../shared/data/directory/people-store.ts';
import { isPersonId, platform } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { manages, type PersonHead } from '../../shared/domain/directory/person.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { actorOf } from '../../shared/http/command.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';
import { personView } from './person-view.ts';

export function readsOfPerson(id: string): ItemRef<unknown>[] {
  return isPersonId(id) ? [personRef(id)] : [];
}

/**
 * Somebody of the directory, and as whom the caller acts on them: an operator on group admins and the manufacturer's
 * side, a group admin on the people of their group.
 *
 * @throws Problem `not_found` for one who is not there or outside the caller's scope, which look the same
 */
export function findPerson(id: string, context: Context): { head: PersonHead; by: PersonActor } {
  const { loaded, personas, action, caller } = context;
  const head = isPersonId(id) ? loaded.get(personRef(id)) : undefined;
  const decision = head && authorize(personas, action, { branchId: listOf(head) });
  if (head && decision?.verdict === 'allowed' && manages(decision.as.role, head.role)) {
    return { head, by: actorOf(caller, decision.as) };
  }
  throw new Problem('not_found', directorySays.no_such_person);
}

/** As callers see them. */
export function shown(head: PersonHead) {
  const list = listOf(head);
  return personView(head, list === platform ? undefined : list);
}
