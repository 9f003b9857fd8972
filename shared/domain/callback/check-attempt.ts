import * as z from 'zod/mini';
import { type Instant, instantSchema, localDate } from '../calendar.ts';
import { draftOf } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
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
  const message = `record-attempt is not allowed ${why}`;
  throw new DomainError({ code: 'not_allowed', message, allowed: numberWanted(head) ? ['give-number'] : [] });
}

/** Why nobody can have tried to call at that instant; undefined where somebody can. */
export function whyNoAttempt(head: Callback, at: Instant): string | undefined {
  if (head.status !== 'open') return 'once the callback has ended';
  if (!isWork(currentCall(head))) return 'where nobody is to be called';
  if (numberWanted(head)) return 'until there is another telephone number';
  const first = localDate(head.notBefore, head.timeZone);
  return localDate(at, head.timeZone) < first ? `before ${first}` : undefined;
}

/** What is said besides fits how the attempt went, and what the call is made for. */
function checkInput({ purpose }: Callback, input: AttemptInput, complains: boolean): void {
  const { outcome, answers, callAgainAt, letterWanted } = input;
  if (callAgainAt !== undefined && outcome !== 'call_later') {
    throw invalid('callAgainAt', 'is for a customer who would rather be called later');
  }
  if (outcome !== 'reached') {
    if (answers) throw invalid('answers', 'need a customer who was reached');
    if (complains) throw invalid('complaint', 'needs a customer who was reached');
    if (letterWanted) throw invalid('letterWanted', 'needs a customer who was reached');
    return;
  }
  if (letterWanted && purpose !== 'campaign') throw invalid('letterWanted', 'is asked in campaign calls');
  if (answers) checkAnswers(purpose, answers);
  // Who calls to hear a complaint is not to press for a mark on top of it.
  if (asksOverall(purpose) && !complains && answers?.overall === undefined) {
    throw invalid('answers.overall', 'is required: it is what the customer is asked in this call');
  }
}
