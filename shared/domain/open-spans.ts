import { epochMilliseconds, startOfDate, timeOnDate } from './calendar.ts';
import { dateOf, dayMs, type Segment, type WorkingHours, weekdayOf } from './working-hours.ts';

/** Open or closed from one point in time until another, in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** When a numbered day begins where the hours are. */
export type Midnights = (day: number) => number;

/** Asked for often and found out by the zone's own tables, so each is found out once. */
export function midnightsIn(zone: string): Midnights {
  const known = new Map<number, number>();
  return (day) => {
    const midnight = known.get(day) ?? startOfDate(dateOf(day), zone);
    known.set(day, midnight);
    return midnight;
  };
}

/**
 * When the hours of that day are open, in order and without overlap, also past its midnight. Local times are taken as
 * everywhere: one that a change of the clocks skips is so much later, and of one that comes twice the first is meant.
 */
export function spansOfDay(hours: WorkingHours, day: number, midnights: Midnights): Span[] {
  const { week, holidays, shifts } = hours;
  if (holidays?.has(dateOf(day))) return [];
  const segments = shifts?.get(dateOf(day)) ?? week[weekdayOf(day)] ?? [];
  if (segments.length === 0) return [];
  return without(joined(spansAt(hours, day, segments, midnights)), closedAround(hours, day, midnights));
}

/** Where they touch or overlap, one. */
export function joined(spans: readonly Span[]): Span[] {
  const joint: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joint.at(-1);
    if (last && span.from <= last.until) {
      joint[joint.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else joint.push(span);
  }
  return joint;
}

/** What is closed besides while a day's hours may be open: breaks, and a holiday that follows it. */
function closedAround(hours: WorkingHours, day: number, midnights: Midnights): Span[] {
  const { breaks, holidays } = hours;
  const around = [day - 1, day, day + 1].flatMap((one) => {
    const own = breaks?.get(dateOf(one));
    return own ? spansAt(hours, one, own, midnights) : [];
  });
  if (!holidays?.has(dateOf(day + 1))) return around;
  return [...around, { from: midnights(day + 1), until: midnights(day + 2) }];
}

function spansAt(
  { zone }: WorkingHours,
  day: number,
  segments: readonly Segment[],
  midnights: Midnights,
): Span[] {
  return segments
    .map(([from, until]) => ({
      from: at(day, from, zone, midnights),
      until: at(until > from ? day : day + 1, until, zone, midnights),
    }))
    .filter(({ from, until }) => until > from);
}

function without(spans: readonly Span[], closed: readonly Span[]): Span[] {
  let open = [...spans];
  for (const gap of closed) {
    open = open
      .flatMap(({ from, until }) => [
        { from, until: Math.min(until, gap.from) },
        { from: Math.max(from, gap.until), until },
      ])
      .filter(({ from, until }) => until > from);
  }
  return open;
}

/** On a day of 24 hours the clocks are not changed, and every time is so long after its midnight. */
function at(day: number, time: string, zone: string, midnights: Midnights): number {
  if (time === '24:00') return midnights(day + 1);
  const midnight = midnights(day);
  if (midnights(day + 1) - midnight !== dayMs) return epochMilliseconds(timeOnDate(dateOf(day), zone, time));
  return midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}
