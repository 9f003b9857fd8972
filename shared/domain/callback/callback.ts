import * as z from 'zod/mini';
import { stored } from '../stored.ts';
import { type Task, taskSchema } from '../task.ts';

/** What a call is made for. */
export const callbackPurposes = ['complaint'] as const;

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

const monthStamp = { at: z.string(), month: z.string() };

const attemptSchema = stored({
  ...monthStamp,
  outcome: z.enum(attemptOutcomes),
  /** The person who called. */
  by: z.string(),
});

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by: the number of the complaint it is about. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the callback. */
  version: z.int(),
  purpose: z.enum(callbackPurposes),
  complaint: stored({ id: z.string(), number: z.string() }),
  /** From when on the call makes sense. */
  notBefore: z.string(),
  /** One call to make each; all but the last have been made. */
  tasks: z.array(taskSchema),
  attempts: z.array(attemptSchema),
  /** How many record entries and notices there are, which numbers the next ones. */
  entries: z.int(),
  notices: z.int(),
};

/**
 * The head of a callback: what rules and figures decide on. Like that of a complaint it holds no personal data and
 * no free text. One that is done says how it ended; an open one cannot.
 */
export const callbackSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.literal('open') }),
  stored({
    ...facts,
    status: z.literal('done'),
    end: stored({ ...monthStamp, outcome: z.enum(endingOutcomes) }),
  }),
]);

export type Callback = z.infer<typeof callbackSchema>;

/** Whom to call and what was said, apart from the head. */
export const callbackDetailsSchema = stored({
  customer: stored({ name: z.string(), phone: z.string() }),
  /** By the number of the attempt they belong to, from 1. */
  remarks: z.array(stored({ attempt: z.int(), text: z.string() })),
});

export type CallbackDetails = z.infer<typeof callbackDetailsSchema>;

/** The call that is to be made, or was made last. */
export function currentCall({ id, tasks }: Pick<Callback, 'id' | 'tasks'>): Task {
  const task = tasks.at(-1);
  if (task === undefined) throw new Error(`${id} has no call`);
  return task;
}
