import * as z from 'zod/mini';
import { categories, categoryNames, forms } from '../domain/complaint/category.ts';
import { channels, priorities, statuses } from '../domain/complaint/complaint.ts';
import { type ComplaintState, runningTasks } from '../domain/complaint/draft.ts';
import { ownerSchema } from '../domain/roles.ts';
import { stored } from '../domain/stored.ts';
import { keys, partitions } from './keys.ts';
import { masked } from './masked.ts';
import type { Write } from './transaction.ts';

/** A complaint as lists show it, with the customer's phone and plate masked. */
export const complaintRowSchema = stored({
  id: z.string(),
  number: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  status: z.enum(statuses),
  form: z.enum(forms),
  category: z.enum(categoryNames),
  channel: z.enum(channels),
  priority: z.enum(priorities),
  severe: z.boolean(),
  owner: ownerSchema,
  receivedAt: z.string(),
  customer: stored({ name: z.string(), phone: z.string() }),
  plate: z.optional(z.string()),
  /** The next promise to keep, and whether one is overdue. */
  nextDueAt: z.optional(z.string()),
  overdue: z.boolean(),
});

export type ComplaintRow = z.infer<typeof complaintRowSchema>;

export function complaintRow({ complaint, details }: ComplaintState): ComplaintRow {
  const { id, number, branchId, timeZone, status, category, channel, priority, severe, owner, receivedAt } =
    complaint;
  const running = runningTasks(complaint);
  const nextDueAt = running.map((task) => task.dueAt).toSorted()[0];
  const plate = details.vehicle?.plate;
  return {
    id,
    number,
    branchId,
    timeZone,
    status,
    form: categories[category].form,
    category,
    channel,
    priority,
    severe,
    owner,
    receivedAt,
    customer: { name: details.customer.name, phone: masked(details.customer.phone) },
    ...(plate !== undefined && { plate: masked(plate) }),
    ...(nextDueAt !== undefined && { nextDueAt }),
    overdue: running.some((task) => task.state === 'overdue'),
  };
}

export function writeComplaintRow(row: ComplaintRow): Write {
  const position = `${row.receivedAt}#${row.id}`;
  return {
    put: keys.listRow(row.id),
    row,
    attributes: {
      gsi1pk: partitions.complaints(row.branchId),
      gsi1sk: position,
      gsi2pk: partitions.complaintsByStatus(row.branchId, row.status),
      gsi2sk: position,
    },
  };
}
