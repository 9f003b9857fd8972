import * as z from 'zod/mini';
import { localDate, localMonth } from '../calendar.ts';
import { type Change, changeOf, type Draft, type Given, recorded, type State } from '../draft.ts';
import { invalid } from '../errors.ts';
import type { PersonActor } from '../record.ts';
import { commonSays } from '../refusals/common.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';

/** How many decisions one review takes: with their improvements they are written together. */
export const mostDecisions = 10;

/** The head of a quality review (STAT-8). No names and no free text. */
export const reviewSchema = stored({
  id: z.string(),
  branchId: z.string(),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the review. */
  version: z.int(),
  /** The local day it was held on. */
  date: z.string(),
  /** The month whose report was looked at. */
  month: z.string(),
  /** What was decided: an improvement each. */
  improvements: z.array(z.string()),
  enteredBy: ownerSchema,
  enteredAt: z.string(),
  /** None of its own: the promises are the improvements. */
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
});

export type Review = z.infer<typeof reviewSchema>;

export const reviewDetailsSchema = stored({
  /** Who took part. */
  participants: z.array(z.string()),
});

export type ReviewDetails = z.infer<typeof reviewDetailsSchema>;

export type ReviewState = State<Review, ReviewDetails>;
export type ReviewChange = Change<Review, ReviewDetails>;

export type HeldReview = Pick<
  Review,
  'id' | 'branchId' | 'number' | 'timeZone' | 'date' | 'month' | 'improvements'
>;

/** STAT-8: a review that was held, with what was decided. */
export function enterReview(
  held: HeldReview,
  details: ReviewDetails,
  { at, by, policy }: Given & { readonly by: PersonActor },
): ReviewChange {
  const { date, month, timeZone: zone } = held;
  if (date > localDate(at, zone)) throw invalid('date', commonSays.in_the_future);
  if (month > localMonth(at, zone)) throw invalid('month', commonSays.month_not_begun);
  const head: Review = {
    ...held,
    version: 0,
    enteredBy: { role: by.role, person: by.person },
    enteredAt: at,
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: Draft<Review, ReviewDetails> = { head, details, policy, entries: [], notices: [] };
  recorded(draft, { at, by, action: 'enter-review' }, () => undefined, {});
  return changeOf(draft);
}
