/** From when until when, as wall-clock times (`["08:00", "12:00"]`): an end not after the start is on the next day. */
export type Segment = readonly [from: string, until: string];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof weekdays)[number];

/** The hours of each weekday, in any number of segments; none where it is left out. */
export type Week = { readonly [Day in Weekday]?: readonly Segment[] | undefined };

/** When a place works (POLICY-2). Days are local dates such as `2026-02-14`. */
export interface WorkingHours {
  readonly zone: string;
  readonly week: Week;
  /** Days on which all is closed, whatever else is said of them. */
  readonly holidays?: ReadonlySet<string>;
  /** Days with hours of their own instead of the weekday's, such as make-up working days. */
  readonly shifts?: ReadonlyMap<string, readonly Segment[]>;
  /** Times of a day at which it is closed besides. */
  readonly breaks?: ReadonlyMap<string, readonly Segment[]>;
}

export const dayMs = 86_400_000;

/** Days counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(date) / dayMs;
}

export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

export function weekdayOf(day: number): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon';
}
