import type { Month } from '../calendar.ts';
import { type CountedHead, countedOf } from './counted.ts';
import type { Counters } from './counters.ts';
import { newTally } from './tally.ts';

/** What one head adds to the figures of its branch. */
export interface Contribution {
  /** The version of what is counted: raised with a new counter, so that a recount fills it in. */
  readonly shape: number;
  /** The head's version this was made from. */
  readonly version: number;
  readonly months: Readonly<Record<Month, Counters>>;
  /** Per month, openings less endings: what is open at a month's end is the sum up to it. */
  readonly balance: Readonly<Record<Month, number>>;
}

export const contributionShape = 4;

/**
 * What a head adds to which month (STAT-1, STAT-2): what it is counts in the month it was received, what happened in
 * the month it happened, a deadline in the month it was met, or while unmet in the month it was due.
 */
export function contributionOf(head: CountedHead): Contribution {
  const { tally, months, balance } = newTally();
  const counted = countedOf(head.id);
  if (counted === undefined) throw new RangeError('not a head that figures count');
  counted.count(head, tally);
  return { shape: contributionShape, version: head.version, months, balance };
}

/** Whether what was counted of a head is all that there is to count. */
export function isCounted(
  counted: Contribution | undefined,
  { shape, version }: Pick<Contribution, 'shape' | 'version'>,
): boolean {
  return counted !== undefined && counted.shape >= shape && counted.version >= version;
}
