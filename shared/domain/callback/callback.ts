import * as z from 'zod/mini';
import type { Change, Draft, State } from '../draft.ts';
import { erasedAt } from '../erasure/erased.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { isRunning, type RunningTask, type Task, taskSchema } from '../task.ts';
import { samplingClasses } from '../visit/sampling.ts';
import { answerCodesSchema, answerTextsSchema } from './answers.ts';
import { callbackPurposes } from './purposes.ts';

/** What an attempt to call may come to. */
export const attemptOutcomes = [
  'reached',
  'no_answer',
  'busy',
  'refused',
  'wrong_number',
  'call_later',
] as const;

export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Those after which there is nobody left to call. */
export const endingOutcomes = ['reached', 'refused'] as const satisfies readonly AttemptOutcome[];

/** What people do with a callback, as a refusal names it. */
export const callbackCommandNames = ['record-attempt', 'give-number', 'record-call-letter'] as const;

export type CallbackCommandName = (typeof callbackCommandNames)[number];

/** How a callback may have ended: by an attempt, after too many in vain, or once somebody was told (CALL-9). */
export const callbackEndings = [...endingOutcomes, 'unreachable', 'told'] as const;

/** Why a call is not to be made any more. */
export const callbackCancellations = [
  'no_calls',
  'vehicle_sold',
  'owner_changed',
  'date_removed',
  'replaced',
  'withdrawn',
  'erased',
] as const;

export type CallbackCancellation = (typeof callbackCancellations)[number];

const monthStamp = { at: z.string(), month: z.string() };

const attemptSchema = stored({
  ...monthStamp,
  outcome: z.enum(attemptOutcomes),
  /** The person who called. */
  by: z.string(),
  /** Which of the tasks it was an attempt at, the first unless it says so. */
  call: z.optional(z.string()),
  /** What the customer answered, and the complaint they raised (CALL-5, CALL-6). */
  answers: z.optional(answerCodesSchema),
  complaint: z.optional(stored({ id: z.string(), number: z.string() })),
});

export type Attempt = z.infer<typeof attemptSchema>;

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by: the number of what it is about. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the callback. */
  version: z.int(),
  purpose: z.enum(callbackPurposes),
  /** What it is about. */
  complaint: z.optional(stored({ id: z.string(), number: z.string() })),
  delivery: z.optional(z.string()),
  visit: z.optional(z.string()),
  campaign: z.optional(z.string()),
  /** Who knows the customer: whoever looked after the delivery or the visit (CALL-4). */
  adviser: z.optional(ownerSchema),
  /** Why a visit is called about, and in which month it was handed back (CALL-3). */
  sampling: z.optional(stored({ month: z.string(), class: z.enum(samplingClasses) })),
  /** What stands for the technician who worked on the vehicle. */
  technician: z.optional(z.string()),
  /** The local day that it reminds of, such as `2026-11-21` (CALL-9). */
  date: z.optional(z.string()),
  /** Whether a letter follows the call once it reaches the customer (CALL-9). */
  letter: z.optional(z.boolean()),
  /** From when on the call makes sense. */
  notBefore: z.string(),
  /** When it is to be tried next, once it was tried and is to be tried again (CALL-4). */
  nextTryAt: z.optional(z.string()),
  /** One call to make each; all but the last have been made. Beside them what the call calls for. */
  tasks: z.array(taskSchema),
  attempts: z.array(attemptSchema),
  /** How many record entries and notices there are, which numbers the next ones. */
  entries: z.int(),
  notices: z.int(),
  /** Until when what is personal of it is kept, once it is over (POLICY-3). */
  keptUntil: z.optional(z.string()),
};

/**
 * The head of a callback: what rules and figures decide on. Like that of a complaint it holds no personal data and
 * no free text. One that is done or cancelled says how it ended; an open one cannot.
 */
export const callbackSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.literal('open') }),
  stored({
    ...facts,
    status: z.literal('done'),
    end: stored({ ...monthStamp, outcome: z.enum(callbackEndings) }),
  }),
  stored({
    ...facts,
    status: z.literal('cancelled'),
    end: stored({ ...monthStamp, reason: z.enum(callbackCancellations) }),
  }),
]);

export type Callback = z.infer<typeof callbackSchema>;

/** Whom to call and what was said, apart from the head. */
export const callbackDetailsSchema = stored({
  /** No number where none is known any more (CALL-4). */
  customer: stored({ name: z.string(), phone: z.optional(z.string()) }),
  vehicle: z.optional(
    stored({ vin: z.optional(z.string()), plate: z.optional(z.string()), model: z.optional(z.string()) }),
  ),
  /** Where the files of the customer and the vehicle lie. */
  files: z.optional(stored({ customer: z.string(), vehicle: z.optional(z.string()) })),
  /** By the number of the attempt they belong to, from 1. */
  remarks: z.array(stored({ attempt: z.int(), text: z.string() })),
  answers: z.optional(z.array(stored({ attempt: z.int(), texts: answerTextsSchema }))),
  erasedAt,
});

export type CallbackDetails = z.infer<typeof callbackDetailsSchema>;

export type CallbackState = State<Callback, CallbackDetails>;
export type CallbackChange = Change<Callback, CallbackDetails>;
export type CallbackDraft = Draft<Callback, CallbackDetails>;

/** CALL-10: whether it stands whatever the customer says of calls: about a complaint they are called, and a warranty's end is only told. */
export function regardlessOfWish({ purpose }: Pick<Callback, 'purpose'>): boolean {
  return purpose === 'complaint' || purpose === 'warranty';
}

/** The call that is to be made, or was made last. */
export function currentCall({ id, tasks }: Pick<Callback, 'id' | 'tasks'>): Task {
  const task = tasks.findLast(({ kind }) => kind === 'callback');
  if (task === undefined) throw new Error(`${id} has no call`);
  return task;
}

/** Whether nothing is left to do for which the customer has to be known. */
export function isOver({ status, tasks }: Callback): boolean {
  return status !== 'open' && !tasks.some(isRunning);
}

/** Whether it ended before anybody tried it, since there was no number to call (CALL-4). */
export function isGivenUp(head: Callback): boolean {
  return head.status === 'done' && head.end.outcome === 'unreachable' && head.attempts.length === 0;
}

/** The customer's number, which is still to be found out before the call can be tried again (CALL-4). */
export function numberWanted({ tasks }: Pick<Callback, 'tasks'>): RunningTask | undefined {
  return tasks.filter(isRunning).find(({ kind }) => kind === 'phone_number');
}

/** From when on the call is to be tried: not before it makes sense, and not before the next try's time. */
export function callFrom({ notBefore, nextTryAt }: Pick<Callback, 'notBefore' | 'nextTryAt'>): string {
  return nextTryAt ?? notBefore;
}
