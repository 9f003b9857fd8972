/** All branches of the demo group are at this offset, all year round. */
export const offset = '+08:00';

const dayMs = 24 * 3600_000;
const offsetMs = 8 * 3600_000;

/** Days from a first one on, in the branches' zone. */
export interface Days {
  /** The time of the day so many days after the first, as the API writes it. */
  at(day: number, time: string): string;
  /** The first day's month, such as `2026-11`. */
  readonly month: string;
}

/** The fifth of the month after `nowMs`: so a story of three weeks lies in one month, whenever it is run. */
export function nextFifth(nowMs: number): Days {
  const today = new Date(nowMs + offsetMs);
  const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 5);
  return {
    at: (day, time) => `${new Date(first + day * dayMs).toISOString().slice(0, 10)}T${time}${offset}`,
    month: new Date(first).toISOString().slice(0, 7),
  };
}

/** The local month that lies `months` after that of `nowMs`, and its first second. */
export function monthFrom(nowMs: number, months: number): { month: string; firstSecond: string } {
  const today = new Date(nowMs + offsetMs);
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 7);
  return { month, firstSecond: `${month}-01T00:00:00${offset}` };
}
