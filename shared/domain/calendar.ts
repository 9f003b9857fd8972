import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';

/** A point in time as UTC text with milliseconds (`2026-11-21T02:00:00.000Z`), so that text order is time order. */
export type Instant = string;

/** A calendar month of a branch, such as `2026-11`. */
export type Month = string;

/** Any RFC 3339 time with an offset; parsed to an {@link Instant}. */
export const instantSchema = z.pipe(
  z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-21T10:00:00+08:00' }),
  z.transform(instantOf),
);

export const monthSchema = z
  .string()
  .check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11'));

export const timeZoneSchema = z.string().check(z.refine(isTimeZone, 'must be an IANA time zone'));

/** @returns the same point in time, normalised. @throws RangeError where the text is no time with an offset. */
export function instantOf(text: string): Instant {
  return fromEpoch(Temporal.Instant.from(text).epochMilliseconds);
}

export function fromEpoch(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString();
}

export function epochMilliseconds(instant: Instant): number {
  return Date.parse(instant);
}

export function epochSeconds(instant: Instant): number {
  return Math.floor(epochMilliseconds(instant) / 1000);
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** Exact elapsed time: `plus(at, 'PT2H')` is two hours later, whatever the clocks on the wall do. */
export function plus(instant: Instant, duration: string): Instant {
  return fromEpoch(Temporal.Instant.from(instant).add(duration).epochMilliseconds);
}

/**
 * The last second of a local day: `endOfDay(at, zone, 'P3D')` is the end of the third day after that of `at`.
 * The second itself still belongs to the day, so the day and the month of a deadline are those people name.
 */
export function endOfDay(instant: Instant, zone: string, days = 'P0D'): Instant {
  const nextDay = localDay(instant, zone).add(days).add({ days: 1 });
  return fromEpoch(nextDay.toZonedDateTime(zone).epochMilliseconds - 1000);
}

/** The instant of a wall-clock time (`09:00`) on the local day `days` after that of `instant`. */
export function timeOnDay(instant: Instant, zone: string, days: string, time: string): Instant {
  return atLocalTime(localDay(instant, zone).add(days), zone, Temporal.PlainTime.from(time));
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
  const local = Temporal.Instant.from(deadline).toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const inDaytime =
    Temporal.PlainTime.compare(time, rule.earliest) >= 0 &&
    Temporal.PlainTime.compare(time, rule.latest) <= 0;
  const day = local.toPlainDate().subtract(rule.before);
  return atLocalTime(day, zone, inDaytime ? time : Temporal.PlainTime.from(rule.instead));
}

export function localMonth(instant: Instant, zone: string): Month {
  return localDay(instant, zone).toPlainYearMonth().toString();
}

/** The local date, such as `2026-11-21`. */
export function localDate(instant: Instant, zone: string): string {
  return localDay(instant, zone).toString();
}

/** First instant of a local month and first instant of the next one. */
export function monthBounds(month: Month, zone: string): { from: Instant; before: Instant } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return { from: startOfDay(first, zone), before: startOfDay(first.add({ months: 1 }), zone) };
}

/** The instant as RFC 3339 with the zone's offset, for people and callers. */
export function withOffset(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toString({ timeZone: zone });
}

/** Local wall-clock text to the minute, such as `2026-11-21 10:00`. */
export function wallClock(instant: Instant, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function localDay(instant: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}

function atLocalTime(day: Temporal.PlainDate, zone: string, plainTime: Temporal.PlainTime): Instant {
  return fromEpoch(day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
}

function startOfDay(day: Temporal.PlainDate, zone: string): Instant {
  return fromEpoch(day.toZonedDateTime(zone).epochMilliseconds);
}

function isTimeZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}
