import * as z from 'zod/mini';
import { aYear, type Instant, instantSchema, plus } from '../calendar.ts';
import { letterWays } from '../complaint/codes.ts';
import { changeOf, draftOf, type Given, recorded, replaceTask } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import { callbackSays } from '../refusals/callback.ts';
import { commonSays } from '../refusals/common.ts';
import { hasPassed } from '../steps.ts';
import { complete } from '../task.ts';
import { longText } from '../text.ts';
import { type CallbackChange, type CallbackState, isOver } from './callback.ts';
import { runningLetter } from './letter.ts';
import { settle } from './settle.ts';

/** How what belongs to a call goes to the customer in writing. */
export const callbackLetterWays = [...letterWays, 'sms'] as const;

export const callLetterInput = z.strictObject({
  text: longText,
  by: z.enum(callbackLetterWays),
  sentAt: z.optional(instantSchema),
});

export type CallLetterInput = z.infer<typeof callLetterInput>;

/**
 * CALL-9: the letter was sent. Its text is kept with the customer (CALL-11), not with the call.
 *
 * @returns the change, and when it was sent
 * @throws DomainError `not_allowed` where none is to be sent
 */
export function recordCallLetter(
  state: CallbackState,
  { by: way, sentAt: stated }: CallLetterInput,
  { at, by, policy }: Given,
): { readonly change: CallbackChange; readonly sentAt: Instant } {
  const sentAt = stated ?? at;
  if (sentAt > at) throw invalid('sentAt', commonSays.in_the_future);
  if (sentAt < plus(at, `-${aYear}`)) throw invalid('sentAt', commonSays.over_a_year_old);
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  const letter = runningLetter(draft.head);
  if (!letter) {
    const said = callbackSays.no_letter_to_send;
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  recorded(draft, { at, by, action: 'record-call-letter', input: { by: way, sentAt } }, () =>
    replaceTask(draft, complete(letter, sentAt, draft.head.timeZone)),
  );
  return { change: changeOf(draft, isOver), sentAt };
}
