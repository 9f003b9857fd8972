import * as z from 'zod/mini';
import {
  type ReviewChange,
  type ReviewState,
  reviewDetailsSchema,
  reviewSchema,
} from '../../domain/review/review.ts';
import { stored } from '../../domain/stored.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

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

function headRef(id: string) {
  return itemRef(keys.head(id), reviewSchema);
}

function detailsRef(id: string) {
  return itemRef(keys.details(id), reviewDetailsSchema);
}

/** A review and its branch, for one read. */
export function reviewRefs(id: string): ItemRef<unknown>[] {
  return [headRef(id), detailsRef(id), ...Object.values(branchRefs(branchOfId(id)))];
}

/** The review out of that read; undefined where there is none. */
export function reviewFrom(loaded: Loaded, id: string): ReviewState | undefined {
  const head = loaded.get(headRef(id));
  const details = loaded.get(detailsRef(id));
  return head && details && { head, details };
}

/** The writes of a new review. */
export function writeReview(change: ReviewChange): Write[] {
  const { id, branchId, date } = change.head;
  return [
    ...writeHead(undefined, change, change),
    {
      put: keys.listRow(id),
      row: reviewRow(change),
      attributes: { gsi1pk: partitions.reviews(branchId), gsi1sk: `${date}#${id}` },
    },
  ];
}

export function reviewRow({ head }: ReviewState): ReviewRow {
  const { id, branchId, number, date, month, improvements } = head;
  return { id, branchId, number, date, month, decisions: improvements.length };
}
