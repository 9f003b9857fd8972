import * as z from 'zod/mini';
import { type Instant, localMonth } from '../calendar.ts';
import { changeOf, draftOf, recorded, replaceTask } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { Actor } from '../record.ts';
import { hasPassed } from '../steps.ts';
import { complete, isRunning } from '../task.ts';
import { noteText } from '../text.ts';
import {
  type AttemptOutcome,
  attemptOutcomes,
  type CallbackChange,
  type CallbackDraft,
  type CallbackState,
  endingOutcomes,
} from './callback.ts';
import { settle } from './settle.ts';

export const recordAttemptInput = z.strictObject({
  outcome: z.enum(attemptOutcomes),
  remarks: z.optional(noteText),
});

type Input = z.infer<typeof recordAttemptInput>;

/** With every remark at its longest, as many still fit the 400 KB of an item. */
const mostInVain = 30;

/**
 * CALL-4, in part: every attempt is logged. One that reached the customer, or that they would not have, ends the
 * callback; after any other it is still to be made, by its deadline.
 *
 * @throws DomainError `not_allowed` where the callback is done
 */
export function recordAttempt(
  state: CallbackState,
  input: Input,
  { at, by, policy }: { at: Instant; by: Extract<Actor, { person: string }>; policy: Policy },
): CallbackChange {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (draft.head.status !== 'open') {
    const message = 'record-attempt is not allowed once the callback is done';
    throw new DomainError({ code: 'not_allowed', message, allowed: [] });
  }
  recorded(draft, { at, by, action: 'record-attempt', input }, () => {
    log(draft, input, at, by.person);
    const outcome = endingOutcomes.find((ending) => ending === input.outcome);
    if (outcome !== undefined) end(draft, outcome, at);
  });
  settle(draft, at, hasPassed);
  return changeOf(draft);
}

function log(draft: CallbackDraft, { outcome, remarks }: Input, at: Instant, by: string): void {
  const { head, details } = draft;
  const attempts = [...head.attempts, { at, month: localMonth(at, head.timeZone), outcome, by }];
  const inVain = attempts.filter((attempt) => !isEnding(attempt.outcome));
  if (!isEnding(outcome) && inVain.length > mostInVain) {
    throw invalid('outcome', `must end the callback: it was tried in vain ${mostInVain} times`);
  }
  draft.head = { ...head, attempts };
  if (remarks !== undefined) {
    const remark = { attempt: attempts.length, text: remarks };
    draft.details = { ...details, remarks: [...details.remarks, remark] };
  }
}

function end(draft: CallbackDraft, outcome: (typeof endingOutcomes)[number], at: Instant): void {
  const { timeZone, tasks } = draft.head;
  for (const task of tasks.filter(isRunning)) {
    // A letter is still to be sent after the call.
    if (task.kind !== 'letter') replaceTask(draft, complete(task, at, timeZone));
  }
  const month = localMonth(at, timeZone);
  draft.head = { ...draft.head, status: 'done', end: { at, month, outcome } };
}

function isEnding(outcome: AttemptOutcome): boolean {
  return endingOutcomes.some((ending) => ending === outcome);
}
