import { aYear, type Instant, plus } from './calendar.ts';
import { DomainError, invalid } from './errors.ts';
import type { PersonActor } from './record.ts';
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
  if (standIn.id === person.id) throw invalid('standIn', 'must be somebody else');
  if (!branchRoles.includes(person.role))
    throw invalid('person', `is ${person.role}: nobody stands in for one`);
  if (standIn.role !== 'group_admin' && !branchRoles.includes(standIn.role)) {
    throw invalid('standIn', 'does not work for the dealer group');
  }
  if (until <= at) throw invalid('until', 'must be in the future');
  if (until <= from) throw invalid('until', 'must be after from');
  if (until > plus(from, aYear)) throw invalid('until', 'must not be more than a year after from');
  if (by.inPlaceOf?.person === person.id) {
    const message = 'who stands in for somebody names no stand-in for them';
    throw new DomainError({ code: 'forbidden', message });
  }
  if (by.inPlaceOf && standIn.id === by.person) {
    const message = 'who stands in for somebody does not name themself for others';
    throw new DomainError({ code: 'forbidden', message });
  }
  const others = standing.filter((other) => other.standIn.id === standIn.id);
  if (others.some((other) => other.person.id === person.id && other.from < until && from < other.until)) {
    throw invalid('from', 'the same person stands in for them then already');
  }
  if (others.length >= mostAtOnce) throw invalid('standIn', `stands in for ${mostAtOnce} people already`);
  return { ...told, namedAt: at, namedBy: by };
}
