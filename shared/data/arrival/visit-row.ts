import * as z from 'zod/mini';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { isRunning } from '../../domain/task.ts';
import { isHandedBack, type VisitState, visitStatuses } from '../../domain/visit/visit.ts';
import { writeHistoryRow } from '../head/history.ts';
import { keys, partitions } from '../table/keys.ts';
import { masked } from '../table/masked.ts';
import { expiryOf } from '../table/retention.ts';
import type { Write } from '../table/transaction.ts';

/** A visit as lists show it, with the customer's phone and the plate masked. */
export const visitRowSchema = stored({
  id: z.string(),
  number: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  status: z.enum(visitStatuses),
  receivedAt: z.string(),
  handedBackAt: z.optional(z.string()),
  promisedAt: z.optional(z.string()),
  /** Whether a promise has passed that is still to be kept. */
  overdue: z.boolean(),
  /** Once it is handed back, whether its customer is called. */
  sampled: z.optional(z.boolean()),
  customer: stored({ name: z.string(), phone: z.string() }),
  vehicle: stored({ plate: z.optional(z.string()), model: z.optional(z.string()) }),
  /** Whether it is a row without its customer, who was erased (POLICY-3). */
  erased: z.optional(z.literal(true)),
  adviser: ownerSchema,
});

export type VisitRow = z.infer<typeof visitRowSchema>;

export function visitRow({ head, details }: VisitState): VisitRow {
  const { id, number, branchId, timeZone, status, receivedAt, promisedAt, adviser, tasks } = head;
  const { name, phone } = details.customer;
  const { plate, model } = details.vehicle;
  return {
    id,
    number,
    branchId,
    timeZone,
    status,
    receivedAt,
    promisedAt,
    ...(isHandedBack(head) && { handedBackAt: head.handedBackAt, sampled: head.sampling.chosen }),
    overdue: tasks.some((task) => isRunning(task) && task.state === 'overdue'),
    customer: { name, phone: masked(phone) },
    vehicle: { plate: plate && masked(plate), model },
    ...(details.erasedAt !== undefined && { erased: true }),
    adviser,
  };
}

/** The row of a visit in its branch's lists, and in the files of its customer and its vehicle. */
export function writeVisitRows(state: VisitState): Write[] {
  const row = visitRow(state);
  const { id, branchId, timeZone, status, receivedAt: at, handedBackAt, number } = row;
  const position = `${at}#${id}`;
  return [
    {
      put: keys.listRow(id),
      row,
      attributes: {
        ...expiryOf(state.head),
        gsi1pk: partitions.visits(branchId),
        gsi1sk: position,
        gsi2pk: partitions.visitsByStatus(branchId, status),
        gsi2sk: position,
        ...(handedBackAt !== undefined && {
          gsi3pk: partitions.visitsHandedBack(branchId),
          gsi3sk: `${handedBackAt}#${id}`,
        }),
      },
    },
    ...writeHistoryRow(
      { id, type: 'visit', branchId, timeZone, at, number, state: status },
      state.details.files,
    ),
  ];
}
