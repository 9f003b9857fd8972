import { authorize } from '../access.ts';
import { complaintHead } from '../data/complaint/complaint-head.ts';
import { branchFrom, type Place } from '../data/directory/directory.ts';
import { branchOfId, isComplaintId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import { type Complaint, isToldToRegion } from '../domain/complaint/complaint.ts';
import type { ComplaintState } from '../domain/complaint/draft.ts';
import type { PersonActor } from '../domain/record.ts';
import type { Owner, Role } from '../domain/roles.ts';
import { actorOf } from './command.ts';
import { Problem } from './problem.ts';
import type { Context } from './route.ts';

/** What to read for the complaint that a path names; nothing for what is no complaint's id. */
export function readsOfComplaint(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isComplaintId(id) ? complaintHead.refs(id) : [];
}

/** A complaint, the place it is of, and as whom the caller acts on it. */
export interface FoundComplaint extends Place {
  readonly state: ComplaintState;
  readonly by: PersonActor;
}

/**
 * The complaint the path names, if the caller may do to it what the route is for.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same;
 *   `forbidden` where the caller may see it but not do this
 */
export function findComplaint(id: string, { loaded, caller, personas, action }: Context): FoundComplaint {
  const notFound = new Problem('not_found', 'There is no such complaint.');
  if (!isComplaintId(id)) throw notFound;
  const branchId = branchOfId(id);
  const state = complaintHead.from(loaded, id);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw notFound;
  const { owner, regionId = place.branch.regionId } = state.head;
  const decision = authorize(personas, action, {
    branchId,
    regionId,
    owner,
    involved: involvedIn(state.head),
    toldToRegion: isToldToRegion(state.head),
    decider: action === 'complaint:approve' ? approverOf(state.head) : undefined,
  });
  if (decision.verdict === 'out_of_scope') throw notFound;
  if (decision.verdict === 'forbidden') {
    throw new Problem(
      'forbidden',
      `This is for the owner, the ${owner.role}, or others with the right to it.`,
    );
  }
  return { ...place, state, by: actorOf(caller, decision.as) };
}

/** Who has something to do for it, or had: every task's owner, and who carries out the solution. */
function involvedIn({ tasks, solution }: Complaint): Owner[] {
  return [...tasks.map((task) => task.owner), ...(solution?.responsible ? [solution.responsible] : [])];
}

/** The role that a pending solution waits for (HANDLE-6). */
function approverOf({ solution }: Complaint): Role | undefined {
  return solution?.decision.approval === 'pending' ? solution.decision.approver : undefined;
}
