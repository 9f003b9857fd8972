import * as z from 'zod/mini';
import { childId, customerId, groupOfBranch } from '../../shared/data/table/ids.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { answersInput } from '../../shared/domain/callback/answers.ts';
import type { Attempt, CallbackDetails, CallbackState } from '../../shared/domain/callback/callback.ts';
import {
  attemptOutcomes,
  callbackCancellations,
  callbackCommandNames,
  callbackEndings,
  currentCall,
} from '../../shared/domain/callback/callback.ts';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';
import { isRunning, taskKinds, taskStates } from '../../shared/domain/task.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

const callbackEndSchema = () =>
  z
    .object({
      at: time(),
      outcome: z.optional(z.enum(callbackEndings)),
      reason: z.optional(z.enum(callbackCancellations)),
    })
    .check(
      alternatives({
        Done: { requires: ['outcome'], without: ['reason'] },
        Cancelled: { requires: ['reason'], without: ['outcome'] },
      }),
    );

const attemptSchema = () =>
  z
    .object({
      at: time(),
      outcome: z.enum(attemptOutcomes),
      by: text(),
      remarks: z.optional(text()),
      answers: z.optional(answersInput),
      complaint: z.optional(z.object({ id: text(), number: text() })),
    })
    .check(
      alternatives(
        {
          Reached: { when: ['reached'] },
          InVain: {
            when: attemptOutcomes.filter((outcome) => outcome !== 'reached'),
            without: ['answers', 'complaint'],
          },
        },
        'outcome',
      ),
    );

/** A callback as callers see it. */
export const callbackViewSchema = () =>
  z.object({
    id: text(),
    branchId: text(),
    purpose: z.enum(callbackPurposes),
    number: text(),
    complaint: z.optional(z.object({ id: text(), number: text() })),
    delivery: z.optional(text()),
    visit: z.optional(text()),
    campaign: z.optional(text()),
    date: z.optional(text()),
    owner: ownerSchema,
    customer: z.object({ id: z.optional(text()), name: text(), phone: z.optional(text()) }),
    vehicle: z.optional(
      z.object({ vin: z.optional(text()), plate: z.optional(text()), model: z.optional(text()) }),
    ),
    notBefore: time(),
    nextTryAt: z.optional(time()),
    dueAt: time(),
    state: z.enum(taskStates),
    end: z.optional(callbackEndSchema()),
    tasks: z.array(
      z.object({
        id: text(),
        kind: z.enum(taskKinds),
        owner: ownerSchema,
        dueAt: time(),
        state: z.enum(taskStates),
      }),
    ),
    attempts: z.array(attemptSchema()),
    erasedAt: z.optional(time()),
    version: z.int(),
    commands: z.array(z.enum(callbackCommandNames)),
  });

export type CallbackShown = z.infer<ReturnType<typeof callbackViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type CallbackView = Omit<CallbackShown, 'commands'>;

/** @returns the callback with its times in the branch's zone. */
export function callbackView({ head, details }: CallbackState): CallbackView {
  const { id, branchId, purpose, number, complaint, delivery, visit, campaign, date, version } = head;
  const { timeZone, notBefore, nextTryAt, attempts, tasks } = head;
  const local = (instant: string) => withOffset(instant, timeZone);
  const { dueAt, state, owner } = currentCall(head);
  const { customer, vehicle, files } = details;
  return {
    id,
    branchId,
    purpose,
    number,
    complaint: complaint && { id: complaint.id, number: complaint.number },
    delivery,
    visit,
    campaign,
    date,
    owner: { role: owner.role, person: owner.person },
    customer: {
      id: files && customerId({ groupId: groupOfBranch(branchId), fileId: files.customer }),
      name: customer.name,
      phone: customer.phone,
    },
    vehicle: vehicle && { vin: vehicle.vin, plate: vehicle.plate, model: vehicle.model },
    notBefore: local(notBefore),
    nextTryAt: nextTryAt && local(nextTryAt),
    dueAt: local(dueAt),
    state,
    end: endOf(head, local),
    tasks: tasks.filter(isRunning).map((task) => ({
      id: childId(id, task.id),
      kind: task.kind,
      owner: { role: task.owner.role, person: task.owner.person },
      dueAt: local(task.dueAt),
      state: task.state,
    })),
    attempts: attempts.map((attempt, index) => attemptView(attempt, index + 1, details, local)),
    erasedAt: details.erasedAt && local(details.erasedAt),
    version,
  };
}

function endOf(head: CallbackState['head'], local: (instant: string) => string): CallbackView['end'] {
  if (head.status === 'open') return undefined;
  return {
    at: local(head.end.at),
    ...(head.status === 'done' ? { outcome: head.end.outcome } : { reason: head.end.reason }),
  };
}

function attemptView(
  { at, outcome, by, answers, complaint }: Attempt,
  number: number,
  { remarks, answers: words = [] }: CallbackDetails,
  local: (instant: string) => string,
): CallbackView['attempts'][number] {
  const texts = words.find(({ attempt }) => attempt === number)?.texts ?? {};
  return {
    at: local(at),
    outcome,
    by,
    remarks: remarks.find(({ attempt }) => attempt === number)?.text,
    answers: answers && {
      ...answers,
      carUse: texts.carUse,
      staysAway: answers.staysAway && { reason: answers.staysAway, text: texts.staysAway },
      remarks: texts.remarks,
    },
    complaint: complaint && { id: complaint.id, number: complaint.number },
  };
}
