import * as z from 'zod/mini';
import { attemptOutcomes, callbackPurposes, currentCall } from '../domain/callback/callback.ts';
import type { CallbackState } from '../domain/callback/draft.ts';
import { stored } from '../domain/stored.ts';
import { taskStates } from '../domain/task.ts';
import { keys, partitions } from './keys.ts';
import { masked } from './masked.ts';
import type { Write } from './transaction.ts';

/** A callback as lists show it, with the customer's phone masked. */
export const callbackRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  purpose: z.enum(callbackPurposes),
  complaint: stored({ id: z.string(), number: z.string() }),
  customer: stored({ name: z.string(), phone: z.string() }),
  notBefore: z.string(),
  dueAt: z.string(),
  state: z.enum(taskStates),
  attempts: z.array(stored({ at: z.string(), outcome: z.enum(attemptOutcomes), by: z.string() })),
});

export type CallbackRow = z.infer<typeof callbackRowSchema>;

export function callbackRow({ callback, details }: CallbackState): CallbackRow {
  const { id, branchId, timeZone, purpose, complaint, notBefore, attempts } = callback;
  const { dueAt, state } = currentCall(callback);
  const { name, phone } = details.customer;
  return {
    id,
    branchId,
    timeZone,
    purpose,
    complaint,
    customer: { name, phone: masked(phone) },
    notBefore,
    dueAt,
    state,
    attempts: attempts.map(({ at, outcome, by }) => ({ at, outcome, by })),
  };
}

export function writeCallbackRow(row: CallbackRow): Write {
  const position = `${row.dueAt}#${row.id}`;
  return {
    put: keys.listRow(row.id),
    row,
    attributes: {
      gsi1pk: partitions.callbacks(row.branchId),
      gsi1sk: position,
      gsi2pk: partitions.callbacksByState(row.branchId, row.state),
      gsi2sk: position,
    },
  };
}
