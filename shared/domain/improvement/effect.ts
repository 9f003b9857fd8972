import * as z from 'zod/mini';
import { type Instant, type Month, monthAfter, monthBounds, timeOnDay } from '../calendar.ts';
import type { Counters } from '../figures/counters.ts';
import type { Policy } from '../policy.ts';
import { stored } from '../stored.ts';
import { countOf, type ImprovementSubject } from './subject.ts';

/** Months from one to another, both included. */
export const spanSchema = stored({ from: z.string(), to: z.string() });

type Span = z.infer<typeof spanSchema>;

/** How often something was complained of: so many of those received in these months. */
export const rateSchema = z.extend(spanSchema, { count: z.int(), received: z.int() });

export type Rate = z.infer<typeof rateSchema>;

/** What is compared with what (STAT-7). */
export const comparisonSchema = stored({ before: spanSchema, after: spanSchema });

export type Comparison = z.infer<typeof comparisonSchema>;

/** A branch's counters of a month, as they stand. */
export type CountersOf = (month: Month) => Counters;

/** As many months before the one in which it was completed as after that; that one is of both and of neither. */
export function comparisonFor(completedMonth: Month, { effectMonths }: Policy): Comparison {
  return {
    before: { from: monthAfter(completedMonth, -effectMonths), to: monthAfter(completedMonth, -1) },
    after: { from: monthAfter(completedMonth), to: monthAfter(completedMonth, effectMonths) },
  };
}

/** When the effect is measured: the months after it are over, and what came in at their end is counted. */
export function measuredAt({ after }: Comparison, zone: string, policy: Policy): Instant {
  const { before: end } = monthBounds(after.to, zone);
  return timeOnDay(end, zone, 'P0D', policy.effectMeasuredAt);
}

export function monthsIn({ from, to }: Span): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month);
  return months;
}

/** How often it was complained of in these months. */
export function rateIn(span: Span, subject: ImprovementSubject, countersOf: CountersOf): Rate {
  const counters = monthsIn(span).map(countersOf);
  return {
    ...span,
    count: counters.reduce((sum, month) => sum + countOf(subject, month), 0),
    received: counters.reduce((sum, month) => sum + (month.received ?? 0), 0),
  };
}
