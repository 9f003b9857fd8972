import { epochMilliseconds, fromEpoch, type Instant, laterOf } from './calendar.ts';
import type { WorkingHours } from './working-hours.ts';
import { plusWorkingTime, workingTimeBetween } from './working-time.ts';

/** How a deadline's time goes by; amounts are in milliseconds. */
export interface Clock {
  readonly plus: (from: Instant, milliseconds: number) => Instant;
  readonly between: (from: Instant, to: Instant) => number;
}

/** It always runs. */
export const elapsedTime: Clock = {
  plus: (from, milliseconds) => fromEpoch(epochMilliseconds(from) + milliseconds),
  between: (from, to) => epochMilliseconds(to) - epochMilliseconds(from),
};

/** It runs only in working time (POLICY-2). */
export function workingClock(hours: WorkingHours): Clock {
  return {
    plus: (from, milliseconds) => plusWorkingTime(from, milliseconds, hours),
    between: (from, to) => workingTimeBetween(from, to, hours),
  };
}

/** From when until when a clock stood. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * A deadline put off by each pause that began before it came, the earliest first.
 *
 * @param from when its time began to run: what stood before counts for nothing
 * @returns how long it was put off, besides
 */
export function afterPauses(
  dueAt: Instant,
  from: Instant,
  pauses: readonly Pause[],
  clock: Clock,
): { readonly dueAt: Instant; readonly paused: number } {
  let due = dueAt;
  let paused = 0;
  let counted = from;
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begin = laterOf(pause.from, counted);
    if (begin >= due || pause.to <= begin) continue;
    const stood = clock.between(begin, pause.to);
    due = clock.plus(due, stood);
    paused += stood;
    counted = pause.to;
  }
  return { dueAt: due, paused };
}
