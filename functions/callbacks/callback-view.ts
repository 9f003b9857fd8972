import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import { attemptOutcomes, callbackPurposes, currentCall } from '../../shared/domain/callback/callback.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';
import { taskStates } from '../../shared/domain/task.ts';
import { etagOf } from '../../shared/http/command.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

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
    customer: z.object({ name: text(), phone: text() }),
    notBefore: time(),
    nextTryAt: z.optional(time()),
    dueAt: time(),
    state: z.enum(taskStates),
    attempts: z.array(
      z.object({ at: time(), outcome: z.enum(attemptOutcomes), by: text(), remarks: z.optional(text()) }),
    ),
    version: z.int(),
  });

export type CallbackView = z.infer<ReturnType<typeof callbackViewSchema>>;

/** @returns the callback with its times in the branch's zone. */
export function callbackView({ head, details }: CallbackState): CallbackView {
  const { id, branchId, purpose, number, complaint, delivery, visit, campaign, date, version } = head;
  const { timeZone, notBefore, nextTryAt, attempts } = head;
  const local = (instant: string) => withOffset(instant, timeZone);
  const { dueAt, state, owner } = currentCall(head);
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
    customer: { name: details.customer.name, phone: details.customer.phone },
    notBefore: local(notBefore),
    nextTryAt: nextTryAt && local(nextTryAt),
    dueAt: local(dueAt),
    state,
    attempts: attempts.map(({ at, outcome, by }, index) => ({
      at: local(at),
      outcome,
      by,
      remarks: details.remarks.find(({ attempt }) => attempt === index + 1)?.text,
    })),
    version,
  };
}

export function callbackETag({ head }: CallbackState): Record<string, string> {
  return etagOf(head);
}
