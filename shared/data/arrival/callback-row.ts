import * as z from 'zod/mini';
import {
  attemptOutcomes,
  type CallbackState,
  callbackEndings,
  callFrom,
  currentCall,
  numberWanted,
} from '../../domain/callback/callback.ts';
import { callbackPurposes } from '../../domain/callback/purposes.ts';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { isWork, taskStates } from '../../domain/task.ts';
import { type HistoryRow, writeHistoryRow } from '../head/history.ts';
import { itemRef } from '../table/item.ts';
import { holderOf, keys, partitions } from '../table/keys.ts';
import { masked } from '../table/masked.ts';
import { expiryOf } from '../table/retention.ts';
import type { Write } from '../table/transaction.ts';

/** A callback as lists show it, with the customer's phone masked. */
export const callbackRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  purpose: z.enum(callbackPurposes),
  number: z.optional(z.string()),
  complaint: z.optional(stored({ id: z.string(), number: z.string() })),
  delivery: z.optional(z.string()),
  visit: z.optional(z.string()),
  campaign: z.optional(z.string()),
  date: z.optional(z.string()),
  owner: z.optional(ownerSchema),
  customer: stored({ name: z.string(), phone: z.optional(z.string()) }),
  /** Whether it is a row without its customer, who was erased (POLICY-3). */
  erased: z.optional(z.literal(true)),
  notBefore: z.string(),
  nextTryAt: z.optional(z.string()),
  dueAt: z.string(),
  state: z.enum(taskStates),
  /** How it ended, once it has; and whether it waits for another number (CALL-4). */
  outcome: z.optional(z.enum(callbackEndings)),
  numberWanted: z.optional(z.boolean()),
  attempts: z.array(stored({ at: z.string(), outcome: z.enum(attemptOutcomes), by: z.string() })),
});

export type CallbackRow = z.infer<typeof callbackRowSchema>;

export function callbackRow({ head, details }: CallbackState): CallbackRow {
  const { id, branchId, timeZone, purpose, number, complaint, delivery, visit, campaign, date } = head;
  const { notBefore, nextTryAt, attempts } = head;
  const { dueAt, state, owner } = currentCall(head);
  const { name, phone } = details.customer;
  return {
    id,
    branchId,
    timeZone,
    purpose,
    number,
    complaint,
    delivery,
    visit,
    campaign,
    date,
    owner,
    customer: { name, phone: phone && masked(phone) },
    ...(details.erasedAt !== undefined && { erased: true }),
    notBefore,
    nextTryAt,
    dueAt,
    state,
    ...(head.status === 'done' && { outcome: head.end.outcome }),
    ...(numberWanted(head) && { numberWanted: true }),
    attempts: attempts.map(({ at, outcome, by }) => ({ at, outcome, by })),
  };
}

export function callbackRowRef(callbackId: string) {
  return itemRef(keys.listRow(callbackId), callbackRowSchema, 'row');
}

/** The rows of a callback in every list it is in, and in the files of its customer and its vehicle. */
export function writeCallbackRows(state: CallbackState): Write[] {
  const row = callbackRow(state);
  const position = `${row.dueAt}#${row.id}`;
  const tryAt = `${callFrom(state.head)}#${row.id}`;
  const call = currentCall(state.head);
  // What is told and not called about is nobody's call to make (CALL-9).
  const toMake = isWork(call);
  return [
    {
      put: keys.listRow(row.id),
      row,
      attributes: {
        ...expiryOf(state.head),
        gsi1pk: partitions.callbacks(row.branchId),
        gsi1sk: position,
        gsi2pk: partitions.callbacksByState(row.branchId, row.state),
        gsi2sk: position,
        ...(toMake && { gsi3pk: partitions.callsToMake(row.branchId), gsi3sk: tryAt }),
      },
    },
    ...writeHistoryRow(
      historyOf(state),
      state.details.files,
      toMake ? { gsi3pk: partitions.callsToMakeOf(holderOf(row, call.owner)), gsi3sk: tryAt } : {},
    ),
  ];
}

function historyOf({ head }: CallbackState): HistoryRow {
  const { id, branchId, timeZone, number, purpose: kind, status, notBefore } = head;
  const state = head.status === 'done' ? head.end.outcome : status;
  const at = head.status === 'open' ? notBefore : head.end.at;
  return { id, type: 'callback', branchId, timeZone, at, number, kind, state };
}
