import * as z from 'zod/mini';
import { instantSchema, plus } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { branchRoles, type Owner } from '../../roles.ts';
import { moveDeadline, type TaskKind, yetToTell } from '../../task.ts';
import type { Command } from '../command.ts';
import { resolutionPlan } from '../deadlines.ts';
import { type Draft, notify, replaceTask, runningTask, runningTasks, update } from '../draft.ts';

const input = z
  .strictObject({
    role: z.optional(z.enum(branchRoles)),
    person: z.optional(z.string()),
    resolutionDueAt: z.optional(instantSchema),
  })
  .check(
    z.refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      'must name a role, a person or a resolution deadline',
    ),
    z.meta({ minProperties: 1 }),
  );

/** A year of 366 days. */
const furthestDeadline = 'PT8784H';

/** The promises that go with the ownership of the complaint; the others belong to their role. */
const owned: readonly TaskKind[] = ['contact', 'reply', 'solution', 'resolution'];

/** Exactly one owner; running deadlines stay as they are (ROUTE-2). The resolution deadline can be set (CLOCK-4). */
export const assignComplaint: Command<z.infer<typeof input>> = {
  name: 'assign-complaint',
  input,
  apply(draft, { role, person, resolutionDueAt }, { at }) {
    const { owner, status } = draft.complaint;
    if (status === 'received') update(draft, { status: 'assigned' });
    if (role !== undefined || person !== undefined) {
      handOver(draft, { role: role ?? owner.role, ...(person !== undefined && { person }) });
      notify(draft, 'complaint_assigned', draft.complaint.owner, at);
    }
    if (resolutionDueAt !== undefined) setResolutionDeadline(draft, resolutionDueAt, at);
  },
};

function handOver(draft: Draft, owner: Owner): void {
  update(draft, { owner });
  for (const task of runningTasks(draft.complaint, ...owned)) replaceTask(draft, { ...task, owner });
}

function setResolutionDeadline(draft: Draft, dueAt: string, now: string): void {
  const task = runningTask(draft.complaint, 'resolution');
  if (!task)
    throw invalid('resolutionDueAt', 'the complaint is resolved: there is no resolution deadline to set');
  if (dueAt <= now) throw invalid('resolutionDueAt', 'must be in the future');
  if (dueAt > plus(now, furthestDeadline))
    throw invalid('resolutionDueAt', 'must not be more than a year ahead');
  const kept = [...task.plan.filter((step) => step.action === 'report_no_solution'), ...yetToTell(task)];
  const plan = resolutionPlan(dueAt, now, draft.complaint.timeZone, draft.policy);
  replaceTask(draft, moveDeadline(task, dueAt, [...kept, ...plan]));
}
