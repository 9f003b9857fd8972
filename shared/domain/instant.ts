import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

/** A point in time as UTC text with milliseconds (`2026-11-21T02:00:00.000Z`), so that text order is time order. */
export type Instant = string;

/** A calendar month of a branch, such as `2026-11`. */
export type Month = string;

export const monthSchema = z
  .string()
  .check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, refused(commonSays.not_a_month)));

/** A calendar day, such as `2026-11-21`. */
export const localDateSchema = z.iso
  .date('must be a day such as 2026-11-21')
  .check(z.regex(/^20/, refused(commonSays.another_century)));

export function fromEpoch(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString();
}

export function epochMilliseconds(instant: Instant): number {
  return Date.parse(instant);
}

export function epochSeconds(instant: Instant): number {
  return Math.floor(epochMilliseconds(instant) / 1000);
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** So many calendar months later, such as `P36M`, by the calendar of UTC: for what is kept so long, to no day. */
export function plusMonths(instant: Instant, months: string): Instant {
  const date = new Date(epochMilliseconds(instant));
  return fromEpoch(date.setUTCMonth(date.getUTCMonth() + Number.parseInt(months.slice(1), 10)));
}
