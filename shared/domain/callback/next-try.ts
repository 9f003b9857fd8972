import { earlier, endOfDate, endOfDay, type Instant, timeOnDay, wallClock } from '../calendar.ts';
import { invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import { callbackSays } from '../refusals/callback.ts';
import { commonSays } from '../refusals/common.ts';
import type { Callback, CallbackDraft } from './callback.ts';
import { callableFrom } from './due.ts';
import { endCall } from './end.ts';
import { dueByEndOf } from './plan.ts';

/** CALL-4: the next day at the same time of day, or on that day at the time nearest to it when people can be called. */
export function nextDayTry(at: Instant, zone: string, policy: Policy): Instant {
  const { callAgainAfter, callEarliest, callLatest } = policy;
  const time = wallClock(at, zone).slice('yyyy-mm-dd '.length);
  const late = time > callLatest ? callLatest : time;
  return timeOnDay(at, zone, callAgainAfter, late < callEarliest ? callEarliest : late);
}

/**
 * CALL-4: when the customer would rather be called.
 *
 * @throws DomainError `invalid` where that is no time to call, or too far ahead
 */
export function laterTry(callAgainAt: Instant, at: Instant, { head, policy }: CallbackDraft): Instant {
  const { timeZone: zone } = head;
  if (callAgainAt <= at) throw invalid('callAgainAt', commonSays.not_ahead);
  const latest = earlier(endOfDay(at, zone, policy.callLaterWithin), lastTryAt(head));
  if (callAgainAt > latest) {
    throw invalid('callAgainAt', callbackSays.call_again_too_late({ latest: wallClock(latest, zone) }));
  }
  if (callableFrom(callAgainAt, zone, policy) !== callAgainAt) {
    const { callEarliest, callLatest } = policy;
    throw invalid(
      'callAgainAt',
      callbackSays.call_again_out_of_hours({ earliest: callEarliest, latest: callLatest }),
    );
  }
  return callAgainAt;
}

/**
 * The call is tried again then; its promise holds at least until the end of that day. One that reminds of a day makes
 * no sense after it, so where that would be too late the customer was not reached (CALL-9).
 */
export function tryAgainAt(draft: CallbackDraft, nextTryAt: Instant, at: Instant): void {
  if (nextTryAt > lastTryAt(draft.head)) endCall(draft, 'unreachable', at);
  else {
    draft.head = { ...draft.head, nextTryAt };
    dueByEndOf(draft, nextTryAt);
  }
}

/** The end of the day that the call reminds of; never, where it is about none. */
function lastTryAt({ date, timeZone }: Pick<Callback, 'date' | 'timeZone'>): Instant {
  return date === undefined ? '9999' : endOfDate(date, timeZone);
}
