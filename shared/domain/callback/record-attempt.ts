import { type Instant, localDate, localMonth } from '../calendar.ts';
import { changeOf, recorded } from '../draft.ts';
import { invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { PersonActor } from '../record.ts';
import { callbackSays } from '../refusals/callback.ts';
import { hasPassed } from '../steps.ts';
import { partedAnswers } from './answers.ts';
import {
  type Attempt,
  type AttemptOutcome,
  type Callback,
  type CallbackChange,
  type CallbackDetails,
  type CallbackDraft,
  type CallbackState,
  currentCall,
  endingOutcomes,
  isOver,
} from './callback.ts';
import { type AttemptInput, checkAttempt } from './check-attempt.ts';
import { endCall } from './end.ts';
import { openLetter } from './letter.ts';
import { laterTry, nextDayTry, tryAgainAt } from './next-try.ts';
import { askForNumber, type Staff } from './phone-number.ts';
import { settle } from './settle.ts';

export interface AttemptGiven {
  readonly at: Instant;
  readonly by: PersonActor;
  readonly policy: Policy;
  readonly roster: Staff;
  /** Whom was called by which number, as their file says it; left out, as the call was planned. */
  readonly customer?: CallbackDetails['customer'] | undefined;
  /** The complaint that the customer raised in the call (CALL-6). */
  readonly complaint?: { readonly id: string; readonly number: string } | undefined;
}

/** With every remark at its longest, as many still fit the 400 KB of an item. */
const mostInVain = 30;

/** What counts as a try in vain (CALL-4). */
const inVain: readonly AttemptOutcome[] = ['no_answer', 'busy'];

/**
 * CALL-4: every attempt is logged. One that reached the customer, or that they would not have, ends the callback.
 * In vain it is tried again the next day, and after the third such day given up; where the customer asked for
 * another time, then; where the number was wrong, once the adviser has found another.
 *
 * @throws DomainError `not_allowed` where it is not the time to call; `invalid` for what does not fit the outcome
 */
export function recordAttempt(
  state: CallbackState,
  input: AttemptInput,
  given: AttemptGiven,
): CallbackChange {
  const { at, by } = given;
  const draft = checkAttempt(state, input, { ...given, complains: given.complaint !== undefined });
  recorded(draft, { at, by, action: 'record-attempt', input }, () => {
    log(draft, input, given);
    follow(draft, input, given);
    checkBound(draft.head);
  });
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}

function log(draft: CallbackDraft, input: AttemptInput, { at, by, complaint, customer }: AttemptGiven): void {
  const { head, details } = draft;
  const { outcome, remarks, answers } = input;
  const { codes, texts } = partedAnswers(answers ?? {});
  const attempt: Attempt = {
    at,
    month: localMonth(at, head.timeZone),
    outcome,
    by: by.person,
    call: currentCall(head).id,
    ...(answers && { answers: codes }),
    ...(complaint && { complaint }),
  };
  const attempts = [...head.attempts, attempt];
  draft.head = { ...head, attempts };
  const number = attempts.length;
  draft.details = {
    ...details,
    ...(customer && { customer }),
    ...(remarks !== undefined && { remarks: [...details.remarks, { attempt: number, text: remarks }] }),
    ...(texts && { answers: [...(details.answers ?? []), { attempt: number, texts }] }),
  };
}

/** Whatever ends the callback is taken beyond the bound, the last day in vain as well. */
function checkBound({ status, attempts }: Callback): void {
  const notReached = attempts.filter(({ outcome }) => !isEnding(outcome));
  if (status === 'open' && notReached.length > mostInVain) {
    throw invalid('outcome', callbackSays.tried_in_vain({ most: mostInVain }));
  }
}

/** What comes after the attempt. */
function follow(draft: CallbackDraft, input: AttemptInput, { at, roster }: AttemptGiven): void {
  const { outcome, callAgainAt, letterWanted } = input;
  const { head, policy } = draft;
  const { timeZone } = head;
  if (outcome === 'reached' || outcome === 'refused') {
    endCall(draft, outcome, at);
    // Unless the customer wants none, a letter follows where the campaign is to have one (CALL-9).
    if (outcome === 'reached' && (letterWanted ?? head.letter)) openLetter(draft, at);
  } else if (outcome === 'wrong_number') {
    askForNumber(draft, at, roster);
  } else if (callAgainAt !== undefined) {
    tryAgainAt(draft, laterTry(callAgainAt, at, draft), at);
  } else if (outcome !== 'call_later' && daysInVain(head) >= policy.callAttempts) {
    endCall(draft, 'unreachable', at);
  } else {
    tryAgainAt(draft, nextDayTry(at, timeZone, policy), at);
  }
}

/** On how many local days the call was tried in vain: a second try on a day is logged and counts for none. */
export function daysInVain(head: Callback): number {
  const { id } = currentCall(head);
  const tried = head.attempts.filter(({ call = 't1', outcome }) => call === id && inVain.includes(outcome));
  return new Set(tried.map(({ at }) => localDate(at, head.timeZone))).size;
}

function isEnding(outcome: AttemptOutcome): boolean {
  return endingOutcomes.some((ending) => ending === outcome);
}
