import * as z from 'zod/mini';
import { aYear, instantSchema, plus } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { commonSays } from '../../refusals/common.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { branchRoles, type Owner } from '../../roles.ts';
import { type Command, type Given, staffNamed } from '../command.ts';
import { resolutionSetFor } from '../deadlines.ts';
import { type Draft, notify, runningTask, update } from '../draft.ts';
import { handOver, isSameOwner } from '../ownership.ts';
import { moveResolutionDeadline } from '../resolution-deadline.ts';

const input = z.strictObject({
  role: z.optional(z.enum(branchRoles)),
  person: z.optional(z.string()),
  resolutionDueAt: z.optional(instantSchema),
});

type Input = z.infer<typeof input>;

/**
 * Handing over confirms the owner or changes them (INTAKE-4, ROUTE-2). The resolution deadline can be set, by
 * itself or with it (CLOCK-4).
 */
export const assignComplaint: Command<Input> = {
  name: 'assign-complaint',
  input,
  apply(draft, body, given) {
    const { at } = given;
    const { status, owner } = draft.head;
    if (status === 'received') update(draft, { status: 'assigned' });
    const next = ownerNamed(draft, body, given);
    if (!isSameOwner(owner, next)) handOver(draft, next);
    const onlyDeadline = body.resolutionDueAt !== undefined && next === owner;
    if (!onlyDeadline) notify(draft, 'complaint_assigned', next, at);
    if (body.resolutionDueAt !== undefined) setResolutionDeadline(draft, body.resolutionDueAt, at);
  },
};

/** @returns the present owner itself where nobody is named. */
function ownerNamed(draft: Draft, { role, person }: Input, given: Given): Owner {
  if (person !== undefined) {
    const named = staffNamed(given, 'person');
    if (role !== undefined && role !== named.role)
      throw invalid('role', complaintSays.person_of_other_role({ role: named.role }));
    return { role: named.role, person: named.id };
  }
  if (role === undefined) return draft.head.owner;
  if (!given.roster.holds(role)) throw invalid('role', complaintSays.nobody_has_role({ role }));
  return { role };
}

function setResolutionDeadline(draft: Draft, dueAt: string, now: string): void {
  const task = runningTask(draft.head, 'resolution');
  if (!task) throw invalid('resolutionDueAt', complaintSays.resolved_already);
  if (dueAt <= now) throw invalid('resolutionDueAt', commonSays.not_in_the_future);
  if (dueAt > plus(now, aYear)) throw invalid('resolutionDueAt', commonSays.over_a_year_ahead);
  update(draft, { resolutionSetAt: now });
  const due = resolutionSetFor(dueAt, draft.head.priority, draft.policy);
  moveResolutionDeadline(draft, task, due, now);
}
