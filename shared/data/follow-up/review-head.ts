import * as z from 'zod/mini';
import { type ReviewState, reviewDetailsSchema, reviewSchema } from '../../domain/review/review.ts';
import { stored } from '../../domain/stored.ts';
import { defineHead } from '../head/define-head.ts';
import { listRow } from '../head/write-head.ts';
import { partitions } from '../table/keys.ts';

/** A review as lists show it. */
export const reviewRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  number: z.string(),
  date: z.string(),
  month: z.string(),
  /** How many. */
  decisions: z.int(),
});

export type ReviewRow = z.infer<typeof reviewRowSchema>;

export const reviewHead = defineHead({
  type: 'review',
  schema: reviewSchema,
  details: reviewDetailsSchema,
  rows: (state) => [
    listRow(reviewRow(state), {
      gsi1pk: partitions.reviews(state.head.branchId),
      gsi1sk: `${state.head.date}#${state.head.id}`,
    }),
  ],
});

export function reviewRow({ head }: ReviewState): ReviewRow {
  const { id, branchId, number, date, month, improvements } = head;
  return { id, branchId, number, date, month, decisions: improvements.length };
}
