import * as z from 'zod/mini';
import { improvementRow } from '../../shared/data/follow-up/improvement-head.ts';
import { reviewRowSchema } from '../../shared/data/follow-up/review-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { ImprovementState } from '../../shared/domain/improvement/improvement.ts';
import type { ReviewState } from '../../shared/domain/review/review.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';
import { etagOf } from '../../shared/http/command.ts';
import { pageSchema } from '../../shared/http/paging.ts';
import { improvementInList, improvementPageSchema } from './improvement-view.ts';

const text = z.string;

/** A quality review as callers see it. */
export const reviewViewSchema = () =>
  z.object({
    id: text(),
    branchId: text(),
    number: text(),
    date: text(),
    month: text(),
    participants: z.array(text()),
    decisions: improvementPageSchema().shape.items,
    enteredBy: ownerSchema,
    enteredAt: z.iso.datetime({ offset: true }),
    version: z.int(),
  });

export type ReviewView = z.infer<ReturnType<typeof reviewViewSchema>>;

export const reviewPageSchema = () => pageSchema(reviewRowSchema);

/** @param improvements what was decided, as it stands */
export function reviewView(
  { head, details }: ReviewState,
  improvements: readonly ImprovementState[],
): ReviewView {
  const { id, branchId, number, timeZone, date, month, enteredBy, enteredAt, version } = head;
  return {
    id,
    branchId,
    number,
    date,
    month,
    participants: details.participants,
    decisions: improvements.map((one) => improvementInList(improvementRow(one))),
    enteredBy: { role: enteredBy.role, person: enteredBy.person },
    enteredAt: withOffset(enteredAt, timeZone),
    version,
  };
}

export function reviewETag({ head }: ReviewState): Record<string, string> {
  return etagOf(head);
}
