import { type ImprovementRow, improvementRow } from '../../shared/data/follow-up/improvement-head.ts';
import { type Month, withOffset } from '../../shared/domain/calendar.ts';
import { type CountersOf, type Rate, rateIn } from '../../shared/domain/improvement/effect.ts';
import type { Improvement, ImprovementState } from '../../shared/domain/improvement/improvement.ts';
import type { ImprovementView } from './contract.ts';

/**
 * An improvement as callers see it.
 *
 * @param countersOf the figures that its effect is seen in, as they stand
 */
export function improvementView(state: ImprovementState, countersOf: CountersOf): ImprovementView {
  const { head, details } = state;
  const { timeZone, review, openedBy, version } = head;
  return {
    ...improvementInList(improvementRow(state)),
    ...(review && { review: { id: review.id, number: review.number } }),
    openedBy: { role: openedBy.role, person: openedBy.person },
    ...('completedAt' in head && { completedAt: withOffset(head.completedAt, timeZone) }),
    ...(details.result !== undefined && { result: details.result }),
    ...effectOf(head, countersOf),
    version,
  };
}

/** As it was measured; before that, as it shows so far. */
function effectOf(improvement: Improvement, countersOf: CountersOf): Pick<ImprovementView, 'effect'> {
  if (!('comparison' in improvement)) return {};
  if ('effect' in improvement) {
    const { measuredAt, before, after } = improvement.effect;
    const at = withOffset(measuredAt, improvement.timeZone);
    return { effect: { measuredAt: at, before: shown(before), after: shown(after) } };
  }
  const { before, after } = improvement.comparison;
  const rateOf = (span: { from: Month; to: Month }) => shown(rateIn(span, improvement.subject, countersOf));
  return { effect: { before: rateOf(before), after: rateOf(after) } };
}

/** Of nothing there is no share. */
function shown({ from, to, count, received }: Rate) {
  const share = received === 0 ? null : Math.round((count / received) * 10_000) / 10_000;
  return { from, to, count, received, share };
}

/** An improvement as callers see it in a list. */
export function improvementInList({ timeZone, openedAt, dueAt, owner, ...row }: ImprovementRow) {
  return {
    ...row,
    owner: { role: owner.role, person: owner.person },
    openedAt: withOffset(openedAt, timeZone),
    dueAt: withOffset(dueAt, timeZone),
  };
}
