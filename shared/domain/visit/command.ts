import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, recorded } from '../draft.ts';
import { invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import { commonSays } from '../refusals/common.ts';
import type { Said } from '../refusals/sentences.ts';
import { visitSays } from '../refusals/visit.ts';
import { hasPassed } from '../steps.ts';
import { settle } from './settle.ts';
import { allowedVisitCommands, requireVisitAllows, type VisitCommandName } from './transitions.ts';
import {
  isOver,
  type Visit,
  type VisitChange,
  type VisitDraft,
  type VisitGiven,
  type VisitState,
  type VisitStatus,
} from './visit.ts';

/** One thing people do with a visit: its name in the transition table, its input, and its effect. */
export interface VisitCommand<Input = unknown> {
  readonly name: VisitCommandName;
  readonly input: z.ZodMiniType<Input>;
  readonly apply: (draft: VisitDraft, input: Input, given: VisitGiven) => void;
}

/**
 * What a command leads to: first everything already due is settled, each at its own instant, then the command is
 * applied, then what it made due at once.
 *
 * @throws DomainError `not_allowed` where the visit does not allow it; `invalid` where the command itself says so
 */
export function applyVisitCommand<Input>(
  state: VisitState,
  { name, apply }: Pick<VisitCommand<Input>, 'name' | 'apply'>,
  input: Input,
  given: VisitGiven,
): VisitChange {
  const { at, by, policy } = given;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  requireVisitAllows(draft.head, name);
  recorded(draft, { at, by, action: name, input }, () => apply(draft, input, given));
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}

/** The commands that a visit allows at that instant. */
export function commandsOfVisit(
  state: VisitState,
  { at, policy }: { readonly at: Instant; readonly policy: Policy },
): VisitCommandName[] {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  return allowedVisitCommands(draft.head);
}

/**
 * A time somebody states: not in the future, and not before what had happened by then; now where it is left out.
 *
 * @param since that, where it is not the last step
 */
export function statedTime(
  draft: VisitDraft,
  stated: Instant | undefined,
  now: Instant,
  since: { readonly at: Instant; readonly before: Said } = lastOf(draft.head),
): Instant {
  if (stated === undefined) return now;
  if (stated > now) throw invalid('at', commonSays.in_the_future);
  if (stated < since.at) throw invalid('at', since.before);
  return stated;
}

/** The latest of the steps, and of the customer's answers. */
export function lastOf({ steps, extraWork, receivedAt }: Visit): { at: Instant; before: Said } {
  const answers = extraWork.flatMap(({ item, answer }) =>
    answer ? [{ at: answer.at, before: visitSays.before_answer({ item }) }] : [],
  );
  const all = [
    ...steps.map(({ step, at }) => ({ at, before: visitSays.before_step({ visitStatus: step }) })),
    ...answers,
  ];
  return all.reduce((last, one) => (one.at >= last.at ? one : last), {
    at: receivedAt,
    before: visitSays.before_visit_received,
  });
}

/** The next step of the work was taken. */
export function step(
  draft: VisitDraft,
  status: Exclude<VisitStatus, 'handed_back'>,
  at: Instant,
  { by }: VisitGiven,
): void {
  const steps = [...draft.head.steps, { step: status, at, by: by.person }];
  draft.head = { ...draft.head, status, steps };
}
