import { endOfDay, type Instant, timeOnDay } from '../calendar.ts';
import { changeOf, type Given, openTask, recorded, replaceTask } from '../draft.ts';
import type { Policy } from '../policy.ts';
import type { Owner } from '../roles.ts';
import { hasPassed } from '../steps.ts';
import { isRunning, moveDeadline, type RunningTask, type Step, type Task, yetToTell } from '../task.ts';
import {
  type Callback,
  type CallbackChange,
  type CallbackDetails,
  type CallbackDraft,
  currentCall,
  isOver,
} from './callback.ts';
import { settle } from './settle.ts';

/** A call that is to be made: what it is about and for, by whom, from when and until when. */
export interface PlannedCall
  extends Pick<
    Callback,
    | 'id'
    | 'branchId'
    | 'number'
    | 'timeZone'
    | 'purpose'
    | 'complaint'
    | 'delivery'
    | 'visit'
    | 'campaign'
    | 'adviser'
    | 'sampling'
    | 'technician'
    | 'date'
    | 'letter'
    | 'notBefore'
  > {
  readonly owner: Owner;
  readonly dueAt: Instant;
  readonly details: Omit<CallbackDetails, 'remarks' | 'answers'>;
}

/**
 * A new callback with its one task. What is already due when it is planned happens in the same change.
 *
 * @param action by which the record names it
 * @param also what else is promised with it
 */
export function planCallback(
  planned: PlannedCall,
  action: string,
  { at, by, policy }: Given,
  also: (draft: CallbackDraft) => void = () => undefined,
): CallbackChange {
  const { owner, dueAt, details, ...facts } = planned;
  const head: Callback = {
    ...facts,
    version: 0,
    status: 'open',
    tasks: [],
    attempts: [],
    entries: 0,
    notices: 0,
  };
  const draft: CallbackDraft = {
    head,
    details: { ...details, remarks: [] },
    policy,
    entries: [],
    notices: [],
  };
  const open = () => {
    openCall(draft, { owner, at, dueAt });
    also(draft);
  };
  recorded(draft, { at, by, action }, open, {});
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}

/** Opens the promise of a call. */
export function openCall(
  draft: CallbackDraft,
  { owner, at, dueAt }: { owner: Owner; at: Instant; dueAt: Instant },
): void {
  openTask(draft, { kind: 'callback', owner, at, dueAt, plan: planOf(draft.head, dueAt, draft.policy) });
}

/** What comes by itself: the end of a warranty is told and not called about (CALL-9), all else is to be called. */
export function planOf({ purpose, timeZone }: Callback, dueAt: Instant, policy: Policy): Step[] {
  return purpose === 'warranty' ? [{ at: dueAt, action: 'tell' }] : callPlan(dueAt, timeZone, policy);
}

/** Moves the promise of the call to the end of that local day, where it is not due later anyway. */
export function dueByEndOf(draft: CallbackDraft, day: Instant): void {
  const { head, policy } = draft;
  const call = currentCall(head);
  const dueAt = endOfDay(day, head.timeZone);
  if (isRunning(call) && dueAt > call.dueAt) replaceTask(draft, movedCall(head, call, dueAt, policy));
}

/** The same call by another deadline. One that was missed before stays missed, and is still told of. */
export function movedCall(head: Callback, call: RunningTask, dueAt: Instant, policy: Policy): Task {
  return moveDeadline(call, dueAt, [...yetToTell(call), ...planOf(head, dueAt, policy)]);
}

/** CALL-7: the miss, and the report of it on the day after. */
export function callPlan(dueAt: Instant, zone: string, policy: Policy): Step[] {
  const toldAt = timeOnDay(dueAt, zone, policy.callbackMissedToldAfter, policy.callbackMissedToldAt);
  return [
    { at: dueAt, action: 'miss' },
    { at: toldAt, action: 'tell_missed', deadline: dueAt },
  ];
}
