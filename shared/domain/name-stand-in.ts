import { aYear, type Instant, plus } from './calendar.ts';
import { DomainError, invalid } from './errors.ts';
import type { PersonActor } from './record.ts';
import { commonSays } from './refusals/common.ts';
import { directorySays } from './refusals/directory.ts';
import { branchRoles } from './roles.ts';
import type { StandIn } from './stand-in.ts';

/** For how many people somebody can stand in, now and later taken together; every one is more for them to read. */
const mostAtOnce = 10;

/**
 * Names a stand-in. Nobody stands in for a group admin, whose rights reach beyond the branch, and nobody is named
 * from outside the group.
 *
 * @param standing the branch's stand-ins that are in force or to come
 * @throws DomainError `invalid` where people or period do not fit; `forbidden` where a stand-in would make
 *   themself a successor
 */
export function nameStandIn(
  told: Omit<StandIn, 'namedAt' | 'namedBy' | 'endedAt' | 'endedBy'>,
  standing: readonly StandIn[],
  { at, by }: { at: Instant; by: PersonActor },
): StandIn {
  const { person, standIn, from, until } = told;
  if (standIn.id === person.id) throw invalid('standIn', directorySays.same_person);
  if (!branchRoles.includes(person.role))
    throw invalid('person', directorySays.no_stand_in_for_role({ role: person.role }));
  if (standIn.role !== 'group_admin' && !branchRoles.includes(standIn.role)) {
    throw invalid('standIn', directorySays.not_of_group);
  }
  if (until <= at) throw invalid('until', commonSays.not_in_the_future);
  if (until <= from) throw invalid('until', commonSays.not_after_from);
  if (until > plus(from, aYear)) throw invalid('until', commonSays.over_a_year_after_from);
  if (by.inPlaceOf?.person === person.id) {
    const said = directorySays.stand_in_for_oneself;
    throw new DomainError({ code: 'forbidden', said });
  }
  if (by.inPlaceOf && standIn.id === by.person) {
    const said = directorySays.stand_in_names_others;
    throw new DomainError({ code: 'forbidden', said });
  }
  const others = standing.filter((other) => other.standIn.id === standIn.id);
  if (others.some((other) => other.person.id === person.id && other.from < until && from < other.until)) {
    throw invalid('from', directorySays.stands_in_already);
  }
  if (others.length >= mostAtOnce)
    throw invalid('standIn', directorySays.stands_in_for_many({ most: mostAtOnce }));
  return { ...told, namedAt: at, namedBy: by };
}
