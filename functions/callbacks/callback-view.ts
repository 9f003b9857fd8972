import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import { attemptOutcomes, callbackPurposes, currentCall } from '../../shared/domain/callback/callback.ts';
import type { CallbackState } from '../../shared/domain/callback/draft.ts';
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
    complaint: z.optional(z.object({ id: text(), number: text() })),
    customer: z.object({ name: text(), phone: text() }),
    notBefore: time(),
    dueAt: time(),
    state: z.enum(taskStates),
    attempts: z.array(
      z.object({ at: time(), outcome: z.enum(attemptOutcomes), by: text(), remarks: z.optional(text()) }),
    ),
    version: z.int(),
  });

export type CallbackView = z.infer<ReturnType<typeof callbackViewSchema>>;

/** @returns the callback with its times in the branch's zone. */
export function callbackView({ callback, details }: CallbackState): CallbackView {
  const { id, branchId, purpose, complaint, version } = callback;
  const local = (instant: string) => withOffset(instant, callback.timeZone);
  const { dueAt, state } = currentCall(callback);
  return {
    id,
    branchId,
    purpose,
    complaint: { id: complaint.id, number: complaint.number },
    customer: { name: details.customer.name, phone: details.customer.phone },
    notBefore: local(callback.notBefore),
    dueAt: local(dueAt),
    state,
    attempts: callback.attempts.map(({ at, outcome, by }, index) => ({
      at: local(at),
      outcome,
      by,
      remarks: details.remarks.find(({ attempt }) => attempt === index + 1)?.text,
    })),
    version,
  };
}

export function callbackETag({ callback }: CallbackState): Record<string, string> {
  return etagOf(callback);
}
