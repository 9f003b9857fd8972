import type { StaffMember } from '../../shared/data/directory/staff.ts';
import { newStandInId } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { nameStandIn } from '../../shared/domain/name-stand-in.ts';
import { endStandIn } from '../../shared/domain/stand-in.ts';
import { branch, people } from '../example-case.ts';
import { channelView } from './channel-view.ts';
import { standInView } from './stand-in-view.ts';

type StandIn = ReturnType<typeof standInView>;

const { careDirector, officer, owner, generalManager } = people;

export function memberOf({ person, name, role }: typeof owner): StaffMember {
  return { id: person, name, role };
}

/** What names a stand-in for the days off that follow. */
export const holiday = {
  branchId: branch.id,
  person: owner.person,
  standIn: careDirector.person,
  from: '2026-12-01T00:00:00+08:00',
  until: '2026-12-08T00:00:00+08:00',
};

const holidayStandIn = nameStandIn(
  {
    id: newStandInId(branch.id, 'h2d7k9s4v6w1x3y8'),
    branchId: branch.id,
    person: memberOf(owner),
    standIn: memberOf(careDirector),
    from: instantOf(holiday.from),
    until: instantOf(holiday.until),
  },
  [],
  { at: instantOf('2026-11-27T16:20:00+08:00'), by: generalManager },
);
const endedEarly = endStandIn(holidayStandIn, {
  at: instantOf('2026-12-04T08:30:00+08:00'),
  by: generalManager,
});
/** The stand-in as named, and as ended before its time. */
export const [named, ended] = [holidayStandIn, endedEarly].map((standIn) =>
  standInView({ ...standIn, callerPartition: '' }, branch.timeZone),
) as [StandIn, StandIn];

/** A channel that somebody is named for, and one of the care officer's. */
export const screened = channelView(
  'hotline',
  { role: officer.role, person: officer.person },
  { person: memberOf(officer), namedAt: instantOf('2026-11-02T09:00:00+08:00'), namedBy: careDirector },
  branch.timeZone,
);
export const unnamed = channelView('walk_in', { role: 'care_officer' }, undefined, branch.timeZone);
