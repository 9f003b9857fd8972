import * as z from 'zod/mini';
import {
  aYear,
  earlierOf,
  endOfDay,
  type Instant,
  laterOf,
  localDate,
  plus,
  startOfDayAfter,
  timeOnDate,
} from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { stored } from '../stored.ts';

/** From when until when a plan is on; its last instant belongs to it no more. One called off before has none. */
export const periodSchema = stored({
  plan: z.string(),
  number: z.string(),
  from: z.string(),
  until: z.string(),
  drill: z.boolean(),
});

export type Period = z.infer<typeof periodSchema>;

/** How many of a branch's plans are remembered with it: more than one a week. */
const mostPeriods = 60;

/**
 * EMERG-2: the plan that was on at that time, of several the one that began first. A drill is none of an emergency,
 * and an emergency none of a drill.
 */
export function periodAt(periods: readonly Period[], at: Instant, drill: boolean): Period | undefined {
  return periods
    .filter((period) => period.drill === drill && period.from <= at && at < period.until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** A plan that is on in the same time, or is to be. */
export function overlapping(
  periods: readonly Period[],
  { from, until, drill }: Pick<Period, 'from' | 'until' | 'drill'>,
): Period | undefined {
  return periods.find(
    (one) => one.drill === drill && one.from < one.until && one.from < until && from < one.until,
  );
}

/** The periods with this one as it is by now; those that no receipt can lie in any more are left out. */
export function periodsWith(periods: readonly Period[], period: Period, now: Instant): Period[] {
  const since = plus(now, `-${aYear}`);
  return [...periods.filter(({ plan }) => plan !== period.plan), period]
    .filter(({ until }) => until > since)
    .toSorted((a, b) => (a.until < b.until ? -1 : 1))
    .slice(-mostPeriods);
}

/**
 * EMERG-1: the periods of a branch with those of its group's plans. These begin and end there at once, also before the
 * branch has its part of the plan, or that has ended; a part that the branch itself ended stays so.
 *
 * @param ofGroup by the plans of the branch that are part of them
 */
export function withGroups(own: readonly Period[], ofGroup: readonly Period[]): Period[] {
  const wholes = new Map(ofGroup.map((whole) => [whole.plan, whole]));
  const parts = own.map((part) => {
    const whole = wholes.get(part.plan);
    return whole ? { ...part, from: whole.from, until: earlierOf(part.until, whole.until) } : part;
  });
  const known = new Set(own.map(({ plan }) => plan));
  return [...parts, ...ofGroup.filter(({ plan }) => !known.has(plan))];
}

/** EMERG-1: the season that every year has, around 15 March; the present one from now on, or else the next one. */
export function nextSeason(now: Instant, zone: string, policy: Policy): Pick<Period, 'from' | 'until'> {
  const { emergencySeasonFrom: first, emergencySeasonThrough: last } = policy;
  const year = Number(localDate(now, zone).slice(0, 4));
  const seasons = [year - 1, year, year + 1].map((from) => {
    const lastDay = timeOnDate(`${last < first ? from + 1 : from}-${last}`, zone, '12:00');
    return {
      from: startOfDayAfter(timeOnDate(`${from}-${first}`, zone, '12:00'), zone, 'P0D'),
      until: startOfDayAfter(lastDay, zone, 'P1D'),
    };
  });
  const next = seasons.find(({ until }) => until > now);
  if (!next) throw new Error('a year has its season');
  return { from: laterOf(next.from, now), until: next.until };
}

/** EMERG-1: until when a plan is on where nobody says so. */
export function usualEnd(from: Instant, zone: string, policy: Policy): Instant {
  return plus(endOfDay(from, zone, policy.emergencyLastsByEndOfDay), 'PT1S');
}
