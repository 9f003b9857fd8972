import * as z from 'zod/mini';
import { categoryNames } from '../complaint/category.ts';
import { countedCauseNames } from '../complaint/cause.ts';
import type { Counters } from '../figures/counters.ts';
import { stored } from '../stored.ts';

/** What an improvement is to make rarer: complaints of a category, or those with a cause. */
export const improvementSubjectSchema = z.union([
  stored({ category: z.enum(categoryNames) }),
  stored({ cause: z.enum(countedCauseNames) }),
]);

export type ImprovementSubject = z.infer<typeof improvementSubjectSchema>;

/** Which of a month's counters is about it. */
function counterOf(subject: ImprovementSubject): string {
  return 'category' in subject ? `category.${subject.category}` : `cause.${subject.cause}`;
}

/** How many of those received in a month it is about. */
export function countOf(subject: ImprovementSubject, counters: Counters): number {
  return counters[counterOf(subject)] ?? 0;
}
