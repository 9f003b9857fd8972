import { epochMilliseconds, fromEpoch, type Instant, plus, timeOnDay } from './calendar.ts';

/** From when until when a workshop works, every day. */
export interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
}

/**
 * So many working hours later: the clock stands while the workshop is closed. Hours that end with the day's work end
 * when it closes. Where no time of the day is open, the hours are exact.
 */
export function plusWorkingHours(
  start: Instant,
  hours: string,
  zone: string,
  { opens, closes }: OpeningHours,
): Instant {
  const exact = plus(start, hours);
  if (opens >= closes) return exact;
  let left = epochMilliseconds(exact) - epochMilliseconds(start);
  for (let day = 0; ; day++) {
    const opening = timeOnDay(start, zone, `P${day}D`, opens);
    const from = opening > start ? opening : start;
    const until = timeOnDay(start, zone, `P${day}D`, closes);
    const open = Math.max(0, epochMilliseconds(until) - epochMilliseconds(from));
    if (open > 0 && left <= open) return fromEpoch(epochMilliseconds(from) + left);
    left -= open;
  }
}
