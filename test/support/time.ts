import { Temporal } from 'temporal-polyfill';
import { fromEpoch, type Instant } from '../../shared/domain/calendar.ts';

export const shanghai = 'Asia/Shanghai';
export const urumqi = 'Asia/Urumqi';
export const berlin = 'Europe/Berlin';
export const newYork = 'America/New_York';

/** The instant of a wall-clock time such as `2026-11-23 10:00`, or `2026-11-23 23:59:59`. */
export function instant(wallClock: string, zone: string = shanghai): Instant {
  const local = Temporal.PlainDateTime.from(wallClock.replace(' ', 'T'));
  return fromEpoch(local.toZonedDateTime(zone).epochMilliseconds);
}

/** The wall-clock time of an instant to the second, such as `2026-11-23 23:59:59`. */
export function wallClock(at: Instant, zone: string = shanghai): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** The instant so many seconds after another. */
export function later(at: Instant, seconds: number): Instant {
  return fromEpoch(Date.parse(at) + seconds * 1000);
}
