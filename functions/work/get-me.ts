import { actionsOf } from '../../shared/access.ts';
import { branchRef } from '../../shared/data/directory/branch.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { unitRef } from '../../shared/data/directory/platform-store.ts';
import { countUpTo } from '../../shared/data/table/list.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { isOfPlatform } from '../../shared/domain/directory/person.ts';
import { branchRoles } from '../../shared/domain/roles.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { overdueOf, unreadOf } from './lists.ts';
import { meView } from './me-view.ts';

/** How far is counted what waits for somebody. */
export const mostCounted = 100;

/** Who calls, as the directory has them, and how much waits for them in the lists of their notices and tasks. */
export const useCase: UseCase<unknown, unknown, unknown> = {
  async run(_, { runtime: { table }, caller, personas, now }) {
    const [, ...others] = personas;
    const units = unitsOf(caller);
    const branchRefs = personas.flatMap(worksAt).map(branchRef);
    const unitRefs = Object.values(units).flatMap((unit) => unit?.ref ?? []);
    const [loaded, unreadNotices, overdueTasks] = await Promise.all([
      table.load([...branchRefs, ...unitRefs]),
      countUpTo(table, unreadOf(personas), mostCounted),
      countUpTo(table, overdueOf(personas, now), mostCounted),
    ]);
    const me = {
      caller,
      branches: branchesOf(caller, loaded),
      group: named(units.group, loaded),
      region: named(units.region, loaded),
      standsInFor: others.flatMap(({ standInUntil: until, ...person }) =>
        branchesOf(person, loaded).flatMap((branch) => (until ? { person, branch, until } : [])),
      ),
      actions: actionsOf(personas),
      unreadNotices,
      overdueTasks,
    };
    return { body: meView(me) };
  },
};

type InDirectory = ReturnType<typeof unitOf>;

/** The group somebody is of, where they are of one, and the manufacturer's region whose manager they are. */
function unitsOf({ role, groupId, regionId }: Caller) {
  return {
    group: isOfPlatform(role) ? undefined : unitOf('group', groupId),
    region: regionId === undefined ? undefined : unitOf('region', regionId),
  };
}

function unitOf(kind: 'group' | 'region', id: string) {
  return { id, ref: unitRef(kind, id) };
}

/** A region may be older than the names of regions. */
function named(unit: InDirectory | undefined, loaded: Loaded) {
  return unit && { id: unit.id, name: loaded.get(unit.ref)?.name ?? unit.id };
}

function branchesOf(person: Caller, loaded: Loaded) {
  return worksAt(person).flatMap((id) => loaded.get(branchRef(id)) ?? []);
}

/** Whatever branches are named for them, a group admin's right reaches all of the group, a regional manager's the region. */
function worksAt({ role, branchIds }: Caller): readonly string[] {
  return branchRoles.includes(role) ? branchIds : [];
}
