import * as z from 'zod/mini';
import { endOfDay, type Instant } from '../calendar.ts';
import { customerClasses } from '../complaint/codes.ts';
import { isTargetClass } from '../customer/class-after.ts';
import type { Policy } from '../policy.ts';
import { stored } from '../stored.ts';

/**
 * What a visit is to the choice of who is called (CALL-3): a target customer's is called about always, one whose
 * customer has wanted no calls for long never (CALL-10), one that lies back in time is nobody's business, and others are
 * chosen from.
 */
export const samplingClasses = ['target', 'other', 'excluded', 'history'] as const;

/** What the class of a visit rests on, as the customer's file said it by then. */
const basisSchema = stored({
  decidedAt: z.string(),
  /** The version that the file has with the choice. */
  fileVersion: z.optional(z.int()),
  customerClass: z.optional(z.enum(customerClasses)),
  /** When they were last taken out of the target classes. */
  targetUntil: z.optional(z.string()),
  /** Since when they bore the focus mark at the hand-back (CALL-8). */
  focusSince: z.optional(z.string()),
  /** Since when they wanted no calls (CALL-10). */
  noCallsSince: z.optional(z.string()),
});

export type Basis = z.infer<typeof basisSchema>;

/** Whether the customer of a visit is called, and why. */
export const samplingSchema = stored({
  /** The branch's local month of the hand-back. */
  month: z.string(),
  class: z.enum(samplingClasses),
  chosen: z.boolean(),
  basis: z.optional(basisSchema),
  /** Of others: whether the draw fell on it. */
  drawn: z.optional(z.boolean()),
  /** Of others: at which of the month's places it was counted. */
  place: z.optional(z.int()),
  /** Whether it was told only after its month, when the draw was no secret any more. */
  late: z.optional(z.literal(true)),
});

export type Sampling = z.infer<typeof samplingSchema>;

/** How a month stands where it is counted: how many of a hundred visits are called at least, and what may be passed over. */
export interface Slack {
  readonly place: number;
  readonly percent: number;
  /** `(100 − percent)` for every visit chosen less `percent` for every one passed over; never below zero. */
  readonly slack: number;
}

/** What the choice rests on. */
export interface SampledVisit extends Dates {
  readonly month: string;
  readonly basis: Basis;
  /** Whether the month is over. */
  readonly late: boolean;
}

interface Dates {
  readonly receivedAt: Instant;
  readonly timeZone: string;
  /** Whether it lies back in time, so that its call would be overdue. */
  readonly history: boolean;
}

/**
 * CALL-3: what takes a customer out of those who are called, a wish for no calls or another class, counts for the choice
 * only once it has stood for some time when the vehicle comes. Whoever records it for a visit's sake is too late.
 */
export function samplingClassOf(
  { customerClass, targetUntil, focusSince, noCallsSince }: Omit<Basis, 'decidedAt'>,
  { receivedAt, timeZone, history }: Dates,
  { changeCountsAfter }: Pick<Policy, 'changeCountsAfter'>,
): Sampling['class'] {
  const counts = (since: Instant) => receivedAt > endOfDay(since, timeZone, changeCountsAfter);
  if (history) return 'history';
  if (noCallsSince !== undefined && counts(noCallsSince)) return 'excluded';
  const wasTarget = targetUntil !== undefined && !counts(targetUntil);
  return focusSince !== undefined || wasTarget || isTargetClass(customerClass) ? 'target' : 'other';
}

/**
 * CALL-3: target customers always; of the others whoever is drawn, and whoever cannot be passed over because fewer
 * than the promised part would be called then. Told after its month, when anybody can know the draw, it is chosen.
 *
 * @param standings where it may be counted, in the order of preference
 * @param drawn whether the draw falls on it at that percentage; asked for others only
 */
export function choose(
  visit: SampledVisit,
  standings: readonly [Slack, ...Slack[]],
  drawn: (percent: number) => boolean,
  policy: Pick<Policy, 'changeCountsAfter'>,
): Sampling {
  const { month, late, basis } = visit;
  const samplingClass = samplingClassOf(basis, visit, policy);
  if (samplingClass !== 'other') {
    return { month, class: samplingClass, chosen: samplingClass === 'target', basis };
  }
  const isDrawn = drawn(standings[0].percent);
  const passing = isDrawn || late ? undefined : standings.find(({ percent, slack }) => slack >= percent);
  const { place } = passing ?? standings[0];
  return {
    month,
    class: 'other',
    chosen: passing === undefined,
    basis,
    drawn: isDrawn,
    place,
    ...(late && { late }),
  };
}

/** What a choice does to the slack of its month. */
export function slackOf({ chosen }: Pick<Sampling, 'chosen'>, percent: number): number {
  return chosen ? 100 - percent : -percent;
}
