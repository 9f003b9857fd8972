import { endOfDay, type Instant, laterOf } from '../calendar.ts';
import type { Attempt, Callback } from '../callback/callback.ts';
import { callableFrom, deliveryCalls, secondVisitCall, visitCall } from '../callback/due.ts';
import { nextDayTry } from '../callback/next-try.ts';
import type { CallbackPurpose } from '../callback/purposes.ts';
import { dueAfter } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import type { Task } from '../task.ts';
import { type Deadline, moved, type PastPromise, type PolicyAt } from './promise.ts';

/** Until when a call is promised that follows from something at that time, by its purpose. */
const dueFrom: Partial<Record<CallbackPurpose, (from: Instant, zone: string, policy: Policy) => Instant>> = {
  complaint: (from, zone, policy) => dueAfter(from, zone, policy, 'calledAgainByEndOfDay').at,
  delivery_courtesy: ofDelivery('delivery_courtesy'),
  delivery_second: ofDelivery('delivery_second'),
  delivery_third: ofDelivery('delivery_third'),
  visit: (from, zone, policy) => visitCall(from, zone, policy).dueAt,
  visit_second: (from, zone, policy) => secondVisitCall(from, zone, policy).dueAt,
};

function ofDelivery(purpose: CallbackPurpose) {
  return (from: Instant, zone: string, policy: Policy) =>
    deliveryCalls(from, zone, policy).find((call) => call.purpose === purpose)?.dueAt ?? from;
}

/**
 * The promises of a callback, with the deadlines that policies give them.
 *
 * @param from what it follows from: the delivery, the hand-back, the first call that reached the customer, or when the
 *   complaint was handled
 */
export function callPromises(callback: Callback, from: Instant | undefined): PastPromise[] {
  const [first] = callback.tasks;
  return callback.tasks.map((task) => {
    if (task.kind === 'phone_number') return { task, deadlines: numberDue(callback, task) };
    // Taken up again after another round of handling, it follows from that.
    const follows = task === first && from !== undefined;
    return { task, deadlines: follows ? callDeadlines(callback, task, from) : undefined };
  });
}

function numberDue({ timeZone }: Callback, { openedAt }: Task): PastPromise['deadlines'] {
  return (policyAt) => [
    { dueAt: dueAfter(openedAt, timeZone, policyAt(openedAt), 'newNumberByEndOfDay').at },
  ];
}

function callDeadlines(callback: Callback, task: Task, from: Instant): PastPromise['deadlines'] {
  const { purpose, timeZone } = callback;
  const due = dueFrom[purpose];
  if (due === undefined) return undefined;
  const tries = callback.attempts.filter(({ call = 't1' }) => call === task.id);
  return (policyAt) =>
    tries.reduce<readonly Deadline[]>(
      (before, attempt) => {
        const next = nextTry(callback, task, attempt, policyAt);
        const last = before.at(-1)?.dueAt ?? from;
        return next === undefined ? before : moved(before, next.since, laterOf(last, next.dueAt));
      },
      [{ dueAt: due(from, timeZone, policyAt(task.openedAt)) }],
    );
}

/** CALL-4: the end of the day on which it is to be tried again, and since when; undefined after the last try. */
function nextTry(
  { timeZone, attempts, tasks }: Callback,
  task: Task,
  attempt: Attempt,
  policyAt: PolicyAt,
): { since: Instant; dueAt: Instant } | undefined {
  const isLast = (at: Instant) => 'doneAt' in task && task.doneAt <= at;
  if (isLast(attempt.at)) return undefined;
  const policy = policyAt(attempt.at);
  if (attempt.outcome !== 'wrong_number') {
    return { since: attempt.at, dueAt: endOfDay(nextDayTry(attempt.at, timeZone, policy), timeZone) };
  }
  const wrong = attempts.filter(({ outcome }) => outcome === 'wrong_number').indexOf(attempt);
  const wanted = tasks.filter(({ kind }) => kind === 'phone_number')[wrong];
  if (wanted === undefined || !('doneAt' in wanted) || isLast(wanted.doneAt)) return undefined;
  const { doneAt } = wanted;
  const dueAt = endOfDay(callableFrom(doneAt, timeZone, policyAt(doneAt)), timeZone);
  return { since: doneAt, dueAt };
}
