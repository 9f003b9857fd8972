import { endOfDay, type Instant, timeOnDay, wallClock } from '../calendar.ts';
import { invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { CallbackDraft } from './callback.ts';
import { callableFrom } from './due.ts';
import { dueByEndOf } from './plan.ts';

/** CALL-4: the next day at the same time of day, or when people can first be called after it. */
export function nextDayTry(at: Instant, zone: string, policy: Policy): Instant {
  const time = wallClock(at, zone).slice('yyyy-mm-dd '.length);
  return callableFrom(timeOnDay(at, zone, policy.callAgainAfter, time), zone, policy);
}

/**
 * CALL-4: when the customer would rather be called.
 *
 * @throws DomainError `invalid` where that is no time to call, or too far ahead
 */
export function laterTry(callAgainAt: Instant, at: Instant, zone: string, policy: Policy): Instant {
  if (callAgainAt <= at) throw invalid('callAgainAt', 'must lie ahead');
  const latest = endOfDay(at, zone, policy.callLaterWithin);
  if (callAgainAt > latest) {
    throw invalid('callAgainAt', `must not be later than ${wallClock(latest, zone)}`);
  }
  if (callableFrom(callAgainAt, zone, policy) !== callAgainAt) {
    const { callEarliest, callLatest } = policy;
    throw invalid('callAgainAt', `must lie between ${callEarliest} and ${callLatest} of a day`);
  }
  return callAgainAt;
}

/** The call is tried again then; its promise holds at least until the end of that day. */
export function tryAgainAt(draft: CallbackDraft, nextTryAt: Instant): void {
  draft.head = { ...draft.head, nextTryAt };
  dueByEndOf(draft, nextTryAt);
}
