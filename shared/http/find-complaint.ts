import { complaintHead } from '../data/complaint/complaint-head.ts';
import type { ItemRef } from '../data/table/item.ts';
import { commandsOfComplaint } from '../domain/complaint/command.ts';
import { mayApprove } from '../domain/complaint/commands/approve-solution.ts';
import { type Complaint, isToldToRegion } from '../domain/complaint/complaint.ts';
import type { ComplaintDetails } from '../domain/complaint/details.ts';
import type { CommandName } from '../domain/complaint/transitions.ts';
import { complaintSays } from '../domain/refusals/complaint.ts';
import type { Owner, Role } from '../domain/roles.ts';
import { type FoundHead, findHead, type HeadAccess, readsOfHead } from './find-head.ts';
import { ownersOnly } from './owners-only.ts';
import type { Context } from './route.ts';

/** How callers reach complaints, and what they may do to one. */
export const complaintAccess = {
  kind: complaintHead,
  absent: complaintSays.no_such_complaint,
  path: '/complaints',
  target: (head, action) => ({
    ...(head.regionId !== undefined && { regionId: head.regionId }),
    owner: head.owner,
    involved: involvedIn(head),
    toldToRegion: isToldToRegion(head),
    decider: action === 'complaint:approve' ? approverOf(head) : undefined,
  }),
  isFor: ({ owner }, action) => ownersOnly(action, owner.role),
  commands: commandsOfComplaint,
  mayGive: ({ head }, command, by) => command !== 'approve-solution' || mayApprove(head, by),
} as const satisfies HeadAccess<Complaint, ComplaintDetails, CommandName>;

/** What to read for the complaint that a path names; nothing for what is no complaint's id. */
export function readsOfComplaint(id: string | undefined): ItemRef<unknown>[] {
  return readsOfHead(complaintAccess, id);
}

export type FoundComplaint = FoundHead<Complaint, ComplaintDetails>;

/** As {@link findHead}. */
export function findComplaint(id: string, context: Context): FoundComplaint {
  return findHead(complaintAccess, id, context);
}

/** Who has something to do for it, or had: every task's owner, and who carries out the solution. */
function involvedIn({ tasks, solution }: Complaint): Owner[] {
  return [...tasks.map((task) => task.owner), ...(solution?.responsible ? [solution.responsible] : [])];
}

/** The role that a pending solution waits for (HANDLE-6). */
function approverOf({ solution }: Complaint): Role | undefined {
  return solution?.decision.approval === 'pending' ? solution.decision.approver : undefined;
}
