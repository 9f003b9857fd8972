import * as z from 'zod/mini';
import { categories, categoryNames, forms } from '../../domain/complaint/category.ts';
import { channels, priorities, statuses } from '../../domain/complaint/codes.ts';
import { isToldToRegion } from '../../domain/complaint/complaint.ts';
import { complaintDetailsSchema } from '../../domain/complaint/details.ts';
import { type ComplaintState, runningTasks } from '../../domain/complaint/draft.ts';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { isPaused } from '../../domain/task.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { masked } from '../table/masked.ts';

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
  /** The emergency plan that was on when it came in, and whether that was a drill (EMERG-2, EMERG-4). */
  emergencyPlan: z.optional(z.string()),
  drill: z._default(z.boolean(), false),
  focus: z._default(z.boolean(), false),
  recurrence: z._default(z.boolean(), false),
  owner: ownerSchema,
  receivedAt: z.string(),
  customer: stored({ name: z.string(), phone: z.string() }),
  /** Whether it is a row without its customer, who was erased (POLICY-3). */
  erased: z.optional(z.literal(true)),
  plate: z.optional(z.string()),
  /** The next promise to keep of those whose clock runs, and whether one is overdue. */
  nextDueAt: z.optional(z.string()),
  overdue: z.boolean(),
  /** Whether it was escalated to the manufacturer region, which sees no other. */
  toldToRegion: z._default(z.boolean(), false),
  /** What lists of a customer or a vehicle go by. */
  files: complaintDetailsSchema.shape.files,
});

export type ComplaintRow = z.infer<typeof complaintRowSchema>;

export function complaintRowRef(complaintId: string) {
  return itemRef(keys.listRow(complaintId), complaintRowSchema, 'row');
}

export function complaintRow({ head: complaint, details }: ComplaintState): ComplaintRow {
  const { id, number, branchId, timeZone, status, category, channel, priority, severe, owner, receivedAt } =
    complaint;
  const { focus, recurrence, emergency, drill } = complaint;
  const running = runningTasks(complaint);
  const clocked = running.filter((task) => !isPaused(task));
  const nextDueAt = clocked.map((task) => task.dueAt).toSorted()[0];
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
    ...(emergency && { emergencyPlan: emergency.plan }),
    drill,
    focus,
    recurrence,
    owner,
    receivedAt,
    customer: { name: details.customer.name, phone: masked(details.customer.phone) },
    ...(details.erasedAt !== undefined && { erased: true }),
    ...(plate !== undefined && { plate: masked(plate) }),
    ...(nextDueAt !== undefined && { nextDueAt }),
    overdue: running.some((task) => task.state === 'overdue'),
    toldToRegion: isToldToRegion(complaint),
    ...(details.files && { files: details.files }),
  };
}
