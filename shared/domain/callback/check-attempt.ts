import * as z from 'zod/mini';
import { type Instant, instantSchema, localDate } from '../calendar.ts';
import { draftOf } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import { callbackSays } from '../refusals/callback.ts';
import type { Said } from '../refusals/sentences.ts';
import { hasPassed } from '../steps.ts';
import { isWork } from '../task.ts';
import { noteText } from '../text.ts';
import { answersInput, asksOverall, checkAnswers } from './answers.ts';
import {
  attemptOutcomes,
  type Callback,
  type CallbackDraft,
  type CallbackState,
  currentCall,
  numberWanted,
} from './callback.ts';
import { settle } from './settle.ts';

export const attemptInput = {
  outcome: z.enum(attemptOutcomes),
  remarks: z.optional(noteText),
  answers: z.optional(answersInput),
  /** When the customer would rather be called. */
  callAgainAt: z.optional(instantSchema),
  /** Whether what the call is about is to go to them in writing, too (CALL-9). */
  letterWanted: z.optional(z.boolean()),
};

const inputSchema = z.strictObject(attemptInput);

export type AttemptInput = z.infer<typeof inputSchema>;

/**
 * Whether such an attempt can be recorded, without recording it.
 *
 * @returns the callback with all that has come meanwhile
 * @throws DomainError where it can not
 */
export function checkAttempt(
  state: CallbackState,
  input: AttemptInput,
  { at, policy, complains }: { at: Instant; policy: Policy; complains: boolean },
): CallbackDraft {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  checkTime(draft.head, at);
  checkInput(draft.head, input, complains);
  return draft;
}

function checkTime(head: Callback, at: Instant): void {
  const why = whyNoAttempt(head, at);
  if (why === undefined) return;
  throw new DomainError({
    code: 'not_allowed',
    said: why,
    allowed: numberWanted(head) ? ['give-number'] : [],
  });
}

/** Why nobody can have tried to call at that instant; undefined where somebody can. */
export function whyNoAttempt(head: Callback, at: Instant): Said | undefined {
  if (head.status !== 'open') return callbackSays.callback_ended;
  if (!isWork(currentCall(head))) return callbackSays.nobody_to_call;
  if (numberWanted(head)) return callbackSays.number_wanted;
  const first = localDate(head.notBefore, head.timeZone);
  return localDate(at, head.timeZone) < first ? callbackSays.too_early_to_call({ date: first }) : undefined;
}

/** What is said besides fits how the attempt went, and what the call is made for. */
function checkInput({ purpose }: Callback, input: AttemptInput, complains: boolean): void {
  const { outcome, answers, callAgainAt, letterWanted } = input;
  if (callAgainAt !== undefined && outcome !== 'call_later') {
    throw invalid('callAgainAt', callbackSays.call_later_only);
  }
  if (outcome !== 'reached') {
    if (answers) throw invalid('answers', callbackSays.answers_need_customer);
    if (complains) throw invalid('complaint', callbackSays.needs_customer);
    if (letterWanted) throw invalid('letterWanted', callbackSays.needs_customer);
    return;
  }
  if (letterWanted && purpose !== 'campaign') throw invalid('letterWanted', callbackSays.campaign_calls_only);
  if (answers) checkAnswers(purpose, answers);
  // Who calls to hear a complaint is not to press for a mark on top of it.
  if (asksOverall(purpose) && !complains && answers?.overall === undefined) {
    throw invalid('answers.overall', callbackSays.overall_missing);
  }
}
