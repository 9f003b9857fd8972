import { improvementRow } from '../../shared/data/follow-up/improvement-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { ImprovementState } from '../../shared/domain/improvement/improvement.ts';
import type { ReviewState } from '../../shared/domain/review/review.ts';
import { etagOf } from '../../shared/http/command.ts';
import type { ReviewView } from './contract.ts';
import { improvementInList } from './improvement-view.ts';

/**
 * A quality review as callers see it.
 *
 * @param improvements what was decided, as it stands
 */
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
