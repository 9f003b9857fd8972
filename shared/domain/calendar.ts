// Temporal as functions: only those in use are bundled, half the size of the classes.
import * as Duration from 'temporal-polyfill/fns/Duration';
import * as Moment from 'temporal-polyfill/fns/Instant';
import * as Day from 'temporal-polyfill/fns/PlainDate';
import * as TimeOfDay from 'temporal-polyfill/fns/PlainTime';
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime';
import * as z from 'zod/mini';
import { epochMilliseconds, fromEpoch, type Instant, laterOf, type Month } from './instant.ts';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

// What takes no zone and no duration is apart, so that what needs nothing else starts without Temporal.
export * from './instant.ts';

type PlainDay = ReturnType<typeof Day.create>;
type PlainTimeOfDay = ReturnType<typeof TimeOfDay.create>;

/** Any RFC 3339 time with an offset; parsed to an {@link Instant}. */
export const instantSchema = z.pipe(
  z.iso
    .datetime({ offset: true, abort: true, ...refused(commonSays.not_a_time) })
    .check(
      z.regex(/^20(?![^.]*\.\d{10})/, refused(commonSays.another_century_or_too_fine)),
      z.meta({ format: 'date-time', pattern: '^20' }),
    ),
  z.transform(instantOf),
);

export const timeZoneSchema = z.string().check(z.refine(isTimeZone, refused(commonSays.not_a_time_zone)));

/** @returns the same point in time, normalised. @throws RangeError where the text is no time with an offset. */
export function instantOf(text: string): Instant {
  return fromEpoch(Moment.fromString(text).epochMilliseconds);
}

/** The longest that may be stated, back or ahead: 366 days. */
export const aYear = 'PT8784H';

/** Exact elapsed time: `plus(at, 'PT2H')` is two hours later, whatever the clocks on the wall do. */
export function plus(instant: Instant, duration: string): Instant {
  return fromEpoch(Moment.add(Moment.fromString(instant), Duration.fromString(duration)).epochMilliseconds);
}

/**
 * The last second of a local day: `endOfDay(at, zone, 'P3D')` is the end of the third day after that of `at`.
 * The second itself still belongs to the day, so the day and the month of a deadline are those people name.
 */
export function endOfDay(instant: Instant, zone: string, days = 'P0D'): Instant {
  const nextDay = Day.addDays(later(localDay(instant, zone), days), 1);
  return fromEpoch(epochMilliseconds(startOfDay(nextDay, zone)) - 1000);
}

/** The instant of a wall-clock time (`09:00`) on the local day `days` after that of `instant`. */
export function timeOnDay(instant: Instant, zone: string, days: string, time: string): Instant {
  return atLocalTime(later(localDay(instant, zone), days), zone, TimeOfDay.fromString(time));
}

/** The instant of a wall-clock time on a local date, or so long (`P1M`, `P14D`) before that date. */
export function timeOnDate(date: string, zone: string, time: string, before = 'P0D'): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shifted = Day.subtract(Day.create(year, month, day), Duration.fromString(before));
  return atLocalTime(shifted, zone, TimeOfDay.fromString(time));
}

/** When a local date begins, in epoch milliseconds. */
export function startOfDate(date: string, zone: string): number {
  const offset = known(zone);
  // Without the zone's tables there is nothing to look up.
  if (offset.startsWith('+')) return Date.parse(`${date}T00:00:00.000${offset}`);
  return epochMilliseconds(timeOnDate(date, zone, '00:00'));
}

/** The last second of a local date. */
export function endOfDate(date: string, zone: string): Instant {
  return endOfDay(timeOnDate(date, zone, '12:00'), zone);
}

/** The start of the local day so many days (`P1D`) or months (`P12M`) after that of `instant`. */
export function startOfDayAfter(instant: Instant, zone: string, duration: string): Instant {
  return startOfDay(later(localDay(instant, zone), duration), zone);
}

/**
 * A reminder's instant (CLOCK-5): `before` the deadline at the same time of day, or at `instead` on that day
 * where that time lies outside `earliest`–`latest`.
 */
export function reminderBefore(
  deadline: Instant,
  zone: string,
  rule: { before: string; earliest: string; latest: string; instead: string },
): Instant {
  const local = inZone(deadline, zone);
  const time = Zoned.toPlainTime(local);
  const inDaytime =
    TimeOfDay.compare(time, TimeOfDay.fromString(rule.earliest)) >= 0 &&
    TimeOfDay.compare(time, TimeOfDay.fromString(rule.latest)) <= 0;
  const day = Day.subtract(Zoned.toPlainDate(local), Duration.fromString(rule.before));
  return atLocalTime(day, zone, inDaytime ? time : TimeOfDay.fromString(rule.instead));
}

export function localMonth(instant: Instant, zone: string): Month {
  return localDate(instant, zone).slice(0, 7);
}

/** The local date, such as `2026-11-21`. */
export function localDate(instant: Instant, zone: string): string {
  return Day.toString(localDay(instant, zone));
}

/** The local time of day to the millisecond, such as `10:00:00.000`. */
export function localTimeOfDay(instant: Instant, zone: string): string {
  return TimeOfDay.toString(Zoned.toPlainTime(inZone(instant, zone)), { fractionalSecondDigits: 3 });
}

/** The local dates that the instant may have, wherever it is: what is to be known before the zone is. */
export function possibleDates(instant: Instant): string[] {
  const dates = ['-PT12H', 'PT0H', 'PT14H'].map((offset) =>
    plus(instant, offset).slice(0, 'yyyy-mm-dd'.length),
  );
  return [...new Set(dates)];
}

/** First instant of a local date and first instant of the next one. */
export function dayBounds(date: string, zone: string): { from: Instant; before: Instant } {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  const day = Day.create(year, month, dayOfMonth);
  return { from: startOfDay(day, zone), before: startOfDay(Day.addDays(day, 1), zone) };
}

/** A time that says no more than its local day, as its first instant does, comes after what that day has seen before. */
export function notBeforeOnItsDay(at: Instant, seen: Instant, zone: string): Instant {
  const { from, before } = dayBounds(localDate(at, zone), zone);
  return at === from && seen < before ? laterOf(at, seen) : at;
}

/** The month so many after another, or before it where the number is negative. */
export function monthAfter(month: Month, by = 1): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** First instant of a local month and first instant of the next one. */
export function monthBounds(month: Month, zone: string): { from: Instant; before: Instant } {
  const first = Day.create(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  return { from: startOfDay(first, zone), before: startOfDay(Day.addMonths(first, 1), zone) };
}

/** So many months one after the other, `month` being the last. */
export function monthsUpTo(month: Month, count: number): Month[] {
  const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: count }, (_, at) => {
    const one = last - count + 1 + at;
    return `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`;
  });
}

/** The instant as RFC 3339 with the zone's offset, for people and callers. */
export function withOffset(instant: Instant, zone: string): string {
  const offset = known(zone);
  // A list shows hundreds of times, and without the zone's tables there is nothing to look up.
  if (offset.startsWith('+')) return atOffset(instant, offset);
  return Moment.toString(Moment.fromString(instant), { timeZone: offset });
}

function atOffset(instant: Instant, offset: string): string {
  const aheadMs = epochMilliseconds(instant) - epochMilliseconds(instant.replace('Z', offset));
  return `${fromEpoch(epochMilliseconds(instant) + aheadMs).replace(/\.?0{0,3}Z$/, '')}${offset}`;
}

/** Local wall-clock text to the minute, such as `2026-11-21 10:00`. */
export function wallClock(instant: Instant, zone: string): string {
  return withOffset(instant, zone).slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ');
}

function localDay(instant: Instant, zone: string): PlainDay {
  return Zoned.toPlainDate(inZone(instant, zone));
}

function later(day: PlainDay, duration: string): PlainDay {
  return Day.add(day, Duration.fromString(duration));
}

function atLocalTime(day: PlainDay, zone: string, plainTime: PlainTimeOfDay): Instant {
  return fromEpoch(Day.toZonedDateTime(day, { timeZone: known(zone), plainTime }).epochMilliseconds);
}

function startOfDay(day: PlainDay, zone: string): Instant {
  return fromEpoch(Day.toZonedDateTime(day, known(zone)).epochMilliseconds);
}

function inZone(instant: Instant, zone: string) {
  return Moment.toZonedDateTimeISO(Moment.fromString(instant), known(zone));
}

function isTimeZone(text: string): boolean {
  try {
    Moment.toZonedDateTimeISO(Moment.fromEpochMilliseconds(0), known(text));
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone by its offset where it has had only one since 1992. The first zone that is looked up by its name
 * costs a cold start twelve milliseconds, for the runtime's tables of all zones.
 */
function known(zone: string): string {
  return zone === 'Asia/Shanghai' ? '+08:00' : zone;
}
