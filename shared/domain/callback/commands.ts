import type { Instant } from '../calendar.ts';
import { draftOf } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { hasPassed } from '../steps.ts';
import { type CallbackCommandName, type CallbackState, numberWanted } from './callback.ts';
import { whyNoAttempt } from './check-attempt.ts';
import { runningLetter } from './letter.ts';
import { settle } from './settle.ts';

/** The commands that a callback allows at that instant. */
export function commandsOfCallback(
  state: CallbackState,
  { at, policy }: { readonly at: Instant; readonly policy: Policy },
): CallbackCommandName[] {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  const { head } = draft;
  return [
    ...(whyNoAttempt(head, at) === undefined ? (['record-attempt'] as const) : []),
    ...(numberWanted(head) ? (['give-number'] as const) : []),
    ...(runningLetter(head) ? (['record-call-letter'] as const) : []),
  ];
}
