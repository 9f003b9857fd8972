import { endOfDay, type Instant, timeOnDay } from '../calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { ComplaintState } from '../complaint/draft.ts';
import { tasksWithNew } from '../head.ts';
import type { Policy } from '../policy.ts';
import type { Actor } from '../record.ts';
import { hasPassed } from '../steps.ts';
import { isRunning, type Step } from '../task.ts';
import type { Callback } from './callback.ts';
import { type CallbackChange, type CallbackDraft, type CallbackState, changeOf, recorded } from './draft.ts';
import { settle } from './settle.ts';

/** CLOCK-8: whether the customer is called again once the complaint is handled. */
export function isCalledAgain({ channel, callAgain }: Pick<Complaint, 'channel' | 'callAgain'>): boolean {
  return channel === 'callback' || callAgain;
}

/**
 * CLOCK-8: a complaint raised in a callback has been handled, so the care specialist calls again. The call outlives
 * the complaint, which may be closed before it. Handled once more, a call that is still to be made stays the promise
 * it is, and one that was made is to be made again.
 *
 * @param before the complaint's callback, where it has been handled before
 * @param id of the callback, where it has not
 */
export function callAgain(
  before: CallbackState | undefined,
  { complaint, details: { customer } }: ComplaintState,
  id: string,
  { at, by, policy }: { at: Instant; by: Actor; policy: Policy },
): CallbackChange {
  const { name, phone } = customer;
  const handledAt = complaint.resolvedAt ?? at;
  const draft: CallbackDraft = {
    callback: before?.callback ?? newCallback(id, complaint, handledAt),
    details: { remarks: before?.details.remarks ?? [], customer: { name, phone } },
    policy,
    entries: [],
    notices: [],
  };
  settle(draft, at, hasPassed);
  recorded(
    draft,
    { at, by, action: 'call-again' },
    () => {
      draft.callback = { ...draft.callback, notBefore: handledAt };
      if (!draft.callback.tasks.some(isRunning)) openCall(draft, handledAt, at);
    },
    before ? undefined : {},
  );
  settle(draft, at, hasPassed);
  return changeOf(draft);
}

function newCallback(id: string, complaint: Complaint, notBefore: Instant): Callback {
  const { branchId, number, timeZone } = complaint;
  return {
    id,
    branchId,
    number,
    timeZone,
    version: 0,
    purpose: 'complaint',
    complaint: { id: complaint.id, number },
    notBefore,
    status: 'open',
    tasks: [],
    attempts: [],
    entries: 0,
    notices: 0,
  };
}

function openCall(draft: CallbackDraft, handledAt: Instant, at: Instant): void {
  const { policy } = draft;
  // Taken up again, it has not ended.
  const { end: _, ...callback } = { end: undefined, ...draft.callback };
  const dueAt = endOfDay(handledAt, callback.timeZone, policy.calledAgainByEndOfDay);
  const plan = callPlan(dueAt, callback.timeZone, policy);
  const tasks = tasksWithNew(callback, {
    kind: 'callback',
    owner: { role: 'care_specialist' },
    at,
    dueAt,
    plan,
  });
  draft.callback = { ...callback, status: 'open', tasks };
}

/** CALL-7: the miss, and the report of it on the day after. */
function callPlan(dueAt: Instant, zone: string, policy: Policy): Step[] {
  const toldAt = timeOnDay(dueAt, zone, policy.callbackMissedToldAfter, policy.callbackMissedToldAt);
  return [
    { at: dueAt, action: 'miss' },
    { at: toldAt, action: 'tell_missed', deadline: dueAt },
  ];
}
