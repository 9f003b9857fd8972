import * as z from 'zod/mini';
import type { CustomerClass } from '../complaint/codes.ts';
import { stored } from '../stored.ts';

/**
 * What a visit is to the choice of who is called (CALL-3): a target customer's is called about always, one whose
 * customer wants no calls never (CALL-10), one that lies back in time is nobody's business, and others are chosen from.
 */
export const samplingClasses = ['target', 'other', 'excluded', 'history'] as const;

/** Whether the customer of a visit is called, and why. */
export const samplingSchema = stored({
  /** The branch's local month of the hand-back. */
  month: z.string(),
  class: z.enum(samplingClasses),
  chosen: z.boolean(),
  /** Of others: whether the draw fell on it, and how much slack there was. */
  drawn: z.optional(z.boolean()),
  slackSeen: z.optional(z.int()),
  /** Whether it was told only after its month, when the draw was no secret any more. */
  late: z.optional(z.literal(true)),
});

export type Sampling = z.infer<typeof samplingSchema>;

/** How the month stands: how many of a hundred visits are called at least, and what may be passed over. */
export interface Standing {
  readonly percent: number;
  /** `(100 − percent)` for every visit chosen less `percent` for every one passed over; never below zero. */
  readonly slack: number;
}

/** What the choice rests on. */
export interface SampledVisit {
  readonly month: string;
  readonly customerClass: CustomerClass | undefined;
  /** Whether the customer bears the focus mark (CALL-8), and whether they may be called (CALL-10). */
  readonly focus: boolean;
  readonly wantsCalls: boolean;
  /** Whether it lies back in time, so that its call would be overdue. */
  readonly history: boolean;
  /** Whether the month is over. */
  readonly late: boolean;
}

export function samplingClassOf(
  visit: Pick<SampledVisit, 'customerClass' | 'focus' | 'wantsCalls' | 'history'>,
): Sampling['class'] {
  const { customerClass = 'private', focus, wantsCalls, history } = visit;
  if (history) return 'history';
  if (!wantsCalls) return 'excluded';
  return focus || customerClass !== 'private' ? 'target' : 'other';
}

/**
 * CALL-3: target customers always; of the others whoever is drawn, and whoever cannot be passed over because fewer
 * than the promised part would be called then. Told after its month, when anybody can know the draw, it is chosen.
 *
 * @param drawn whether the draw falls on it at that percentage; asked for others only
 */
export function choose(
  visit: SampledVisit,
  { percent, slack }: Standing,
  drawn: (percent: number) => boolean,
): Sampling {
  const { month, late } = visit;
  const samplingClass = samplingClassOf(visit);
  if (samplingClass !== 'other') return { month, class: samplingClass, chosen: samplingClass === 'target' };
  const isDrawn = drawn(percent);
  return {
    month,
    class: 'other',
    chosen: isDrawn || late || slack < percent,
    drawn: isDrawn,
    slackSeen: slack,
    ...(late && { late }),
  };
}

/** What a choice does to the slack of its month. */
export function slackOf({ chosen }: Pick<Sampling, 'chosen'>, percent: number): number {
  return chosen ? 100 - percent : -percent;
}
