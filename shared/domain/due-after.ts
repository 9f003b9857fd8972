import { endOfDay, epochMilliseconds, fromEpoch, type Instant, plus } from './calendar.ts';
import { type Clock, elapsedTime, workingClock } from './clock.ts';
import type { DeadlineName } from './deadline-names.ts';
import type { Policy } from './policy.ts';
import { hoursOf } from './policy-hours.ts';
import type { WorkingHours } from './working-hours.ts';
import { beginsDay, endOfWorkingDay, plusWorkingTime } from './working-time.ts';

/** A deadline, and by which clock it runs: what it is moved by when the clock has stood. */
export interface Due {
  readonly at: Instant;
  readonly inWorkingTime?: true | undefined;
}

/**
 * Until when something must be done that the policy gives so long: hours exact and days to the end of the local day, or
 * where the policy has it run in working time (POLICY-2), hours of it and days to the end of that working day's hours.
 */
export function dueAfter(from: Instant, zone: string, policy: Policy, name: DeadlineName): Due {
  const length = policy[name];
  if (!policy.inWorkingTime.includes(name)) {
    return { at: isExact(length) ? plus(from, length) : endOfDay(from, zone, length) };
  }
  const hours = hoursOf(policy, zone);
  const at = isExact(length)
    ? plusWorkingTime(from, milliseconds(length), hours)
    : withinItsDay(endOfWorkingDay(from, Number(length.slice(1, -1)), hours), hours);
  return { at, inWorkingTime: true };
}

/** Hours and minutes (`PT2H`), where the others are days (`P3D`). */
function isExact(length: string): boolean {
  return length.startsWith('PT');
}

function milliseconds(hours: string): number {
  const [, whole = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(hours) ?? [];
  return (Number(whole) * 60 + Number(minutes)) * 60_000;
}

/** Of two deadlines the one that comes first. */
export function earlierDue(a: Due, b: Due): Due {
  return a.at < b.at ? a : b;
}

/** The clock of a deadline, as the hours of the policy have it run. */
export function clockOf({ inWorkingTime }: Pick<Due, 'inWorkingTime'>, zone: string, policy: Policy): Clock {
  return inWorkingTime ? workingClock(hoursOf(policy, zone)) : elapsedTime;
}

/** Hours that end at midnight end in the last second that is still of the day. */
function withinItsDay(closing: Instant, hours: WorkingHours): Instant {
  return beginsDay(closing, hours) ? fromEpoch(epochMilliseconds(closing) - 1000) : closing;
}
