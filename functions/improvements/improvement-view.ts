import * as z from 'zod/mini';
import { type ImprovementRow, improvementRow } from '../../shared/data/follow-up/improvement-head.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { type Month, withOffset } from '../../shared/domain/calendar.ts';
import { type CountersOf, type Rate, rateIn } from '../../shared/domain/improvement/effect.ts';
import {
  type Improvement,
  type ImprovementState,
  improvementStates,
} from '../../shared/domain/improvement/improvement.ts';
import { improvementSubjectSchema } from '../../shared/domain/improvement/subject.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const text = z.string;
const time = () => z.iso.datetime({ offset: true });

const shared = () => ({
  id: text(),
  branchId: text(),
  number: text(),
  month: text(),
  subject: improvementSubjectSchema,
  measure: text(),
  owner: ownerSchema,
  openedAt: time(),
  dueAt: time(),
  state: z.enum(improvementStates),
});

const rate = () =>
  z.object({
    from: text(),
    to: text(),
    count: z.int(),
    received: z.int(),
    share: z.nullable(z.number()),
  });

/** An improvement as callers see it. */
export const improvementViewSchema = () =>
  z
    .object({
      ...shared(),
      review: z.optional(z.object({ id: text(), number: text() })),
      openedBy: ownerSchema,
      completedAt: z.optional(time()),
      result: z.optional(text()),
      effect: z.optional(z.object({ measuredAt: z.optional(time()), before: rate(), after: rate() })),
      version: z.int(),
      commands: z.array(z.enum(['complete-improvement'])),
    })
    .check(
      alternatives(
        {
          ToDo: { when: ['open', 'overdue'], without: ['completedAt', 'result', 'effect'] },
          Completed: {
            when: ['completed', 'measured'],
            requires: ['completedAt', 'result', 'effect'],
          },
        },
        'state',
      ),
    );

export type ImprovementShown = z.infer<ReturnType<typeof improvementViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type ImprovementView = Omit<ImprovementShown, 'commands'>;

export const improvementPageSchema = () => pageSchema(z.object(shared()));

/** @param countersOf the figures that its effect is seen in, as they stand */
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
