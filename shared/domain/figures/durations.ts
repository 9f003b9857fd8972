import { epochMilliseconds, type Instant } from '../calendar.ts';
import type { Counters } from './counters.ts';
import type { Tally } from './tally.ts';

/** What is measured from the receipt of a complaint on. */
export const durations = ['contact', 'solution', 'close'] as const;

export type Duration = (typeof durations)[number];

/** By how much a percentile may be off, as part of it. */
export const relativeError = 0.05;

/**
 * Every bound is so many times the one before it. Durations between two are counted together and told as the value
 * that lies within the error of both; buckets can be added up over branches and months.
 */
const growth = (1 + relativeError) / (1 - relativeError);

/** The bucket of a duration in whole seconds, at least one. */
export function bucketOf(seconds: number): number {
  return Math.ceil(Math.log(seconds) / Math.log(growth));
}

function secondsOf(bucket: number): number {
  return (2 * growth ** bucket) / (growth + 1);
}

/** Counts a duration: its bucket, and its seconds for the mean, which is exact. */
export function countDuration(
  tally: Tally,
  month: string,
  duration: Duration,
  { from, until }: { from: Instant; until: Instant },
): void {
  const milliseconds = epochMilliseconds(until) - epochMilliseconds(from);
  const seconds = Math.max(1, Math.floor(milliseconds / 1000));
  tally.count(month, `time.${duration}.${bucketOf(seconds)}`);
  tally.count(month, `time.${duration}.seconds`, seconds);
}

export interface DurationFigures {
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly p50Seconds: number | null;
  readonly p90Seconds: number | null;
}

/** How many durations there were, their mean, and what half and nine tenths of them do not exceed. */
export function durationFigures(counters: Counters, duration: Duration): DurationFigures {
  const prefix = `time.${duration}.`;
  const buckets = Object.entries(counters)
    .filter(([name]) => name.startsWith(prefix) && !name.endsWith('.seconds'))
    .map(([name, count]) => [Number(name.slice(prefix.length)), count] as const)
    .toSorted(([a], [b]) => a - b);
  const count = buckets.reduce((sum, [, of]) => sum + of, 0);
  const percentile = (part: number) => {
    let left = Math.ceil(count * part);
    const found = buckets.find(([, of]) => {
      left -= of;
      return left <= 0;
    });
    return found ? Math.round(secondsOf(found[0])) : null;
  };
  if (count <= 0) return { count: 0, meanSeconds: null, p50Seconds: null, p90Seconds: null };
  const meanSeconds = Math.round((counters[`${prefix}seconds`] ?? 0) / count);
  return { count, meanSeconds, p50Seconds: percentile(0.5), p90Seconds: percentile(0.9) };
}
