import * as z from 'zod/mini';
import { childId } from '../../shared/data/keys.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { categories, categoryNames, forms } from '../../shared/domain/complaint/category.ts';
import {
  channels,
  customerClasses,
  findings,
  moneySchema,
  priorities,
  solutionKinds,
  statuses,
  verificationOutcomes,
} from '../../shared/domain/complaint/complaint.ts';
import type { ComplaintState } from '../../shared/domain/complaint/draft.ts';
import { ownerSchema, roleSchema } from '../../shared/domain/roles.ts';
import { situations, situationsOf } from '../../shared/domain/scripts/situations.ts';
import { type Task, taskKinds, taskStates } from '../../shared/domain/task.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

const taskViewSchema = () =>
  z.object({
    id: text(),
    kind: z.enum(taskKinds),
    owner: ownerSchema,
    dueAt: time(),
    state: z.enum(taskStates),
    doneAt: z.optional(time()),
    cancelledBecause: z.optional(text()),
  });

/** A complaint as callers see it. */
export const complaintViewSchema = () =>
  z.object({
    id: text(),
    number: text(),
    branchId: text(),
    status: z.enum(statuses),
    form: z.enum(forms),
    category: z.enum(categoryNames),
    channel: z.enum(channels),
    priority: z.enum(priorities),
    severe: z.boolean(),
    owner: ownerSchema,
    receivedAt: time(),
    registeredAt: time(),
    description: text(),
    demand: z.optional(text()),
    against: z.optional(z.object({ person: z.optional(text()), department: z.optional(text()) })),
    customer: z.object({ name: text(), phone: text(), class: z.optional(z.enum(customerClasses)) }),
    vehicle: z.optional(
      z.object({ vin: z.optional(text()), plate: z.optional(text()), model: z.optional(text()) }),
    ),
    takenBy: z.object({ role: roleSchema, person: text(), name: text() }),
    tasks: z.array(taskViewSchema()),
    finding: z.optional(
      z.object({
        finding: z.enum(findings),
        cause: text(),
        evidence: z.optional(text()),
        demandReasonable: z.optional(z.boolean()),
        responsible: z.optional(z.object({ department: z.optional(text()), person: z.optional(text()) })),
      }),
    ),
    solution: z.optional(
      z.object({
        kind: z.enum(solutionKinds),
        description: text(),
        dueAt: time(),
        cost: z.optional(moneySchema),
        approval: z.enum(['not_needed', 'pending', 'approved']),
        toldAt: z.optional(time()),
      }),
    ),
    resolution: z.optional(
      z.object({
        cause: text(),
        method: text(),
        result: text(),
        rootCause: text(),
        improvement: text(),
        completedAt: time(),
        toldCustomerAt: time(),
      }),
    ),
    verifications: z.array(
      z.object({
        at: time(),
        outcome: z.enum(verificationOutcomes),
        satisfaction: z.optional(z.int()),
      }),
    ),
    closedAt: z.optional(time()),
    closedBecause: z.optional(z.enum(['satisfied', 'unreachable', 'withdrawn'])),
    version: z.int(),
    situations: z.array(z.enum(situations)),
  });

export type ComplaintView = z.infer<ReturnType<typeof complaintViewSchema>>;

/** @returns the complaint with its times in the branch's zone. */
export function complaintView({ complaint, details }: ComplaintState): ComplaintView {
  const { finding, solution, demandReasonable, customerClass } = complaint;
  const local = (instant: string) => withOffset(instant, complaint.timeZone);
  const closure = 'closure' in complaint ? complaint.closure : undefined;
  return {
    id: complaint.id,
    number: complaint.number,
    branchId: complaint.branchId,
    status: complaint.status,
    form: categories[complaint.category].form,
    category: complaint.category,
    channel: complaint.channel,
    priority: complaint.priority,
    severe: complaint.severe,
    owner: complaint.owner,
    receivedAt: local(complaint.receivedAt),
    registeredAt: local(complaint.registeredAt),
    description: details.description,
    demand: details.demand,
    against: details.against,
    customer: { ...details.customer, class: customerClass },
    vehicle: details.vehicle,
    takenBy: details.takenBy,
    tasks: complaint.tasks.map((task) => taskView(complaint.id, task, local)),
    finding: finding && details.finding && { finding, ...details.finding, demandReasonable },
    solution: solution && {
      kind: solution.kind,
      description: details.solution?.description ?? '',
      dueAt: local(solution.dueAt),
      cost: solution.cost,
      approval: solution.decision.approval,
      toldAt: solution.toldAt && local(solution.toldAt),
    },
    resolution: details.resolution && {
      ...details.resolution,
      completedAt: local(details.resolution.completedAt),
      toldCustomerAt: local(details.resolution.toldCustomerAt),
    },
    verifications: complaint.verifications.map(({ at, outcome, satisfaction }) => ({
      at: local(at),
      outcome,
      satisfaction,
    })),
    closedAt: closure && local(closure.at),
    closedBecause: closure?.reason,
    version: complaint.version,
    situations: situationsOf(complaint),
  };
}

function taskView(complaintId: string, task: Task, local: (instant: string) => string) {
  return {
    id: childId(complaintId, task.id),
    kind: task.kind,
    owner: task.owner,
    dueAt: local(task.dueAt),
    state: task.state,
    ...('doneAt' in task && { doneAt: local(task.doneAt) }),
    ...(task.state === 'cancelled' && { cancelledBecause: task.reason }),
  };
}

export function complaintETag({ complaint }: ComplaintState): Record<string, string> {
  return { etag: `"${complaint.version}"` };
}
