import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { openTask, replaceTask } from '../../draft.ts';
import { dueAfter, earlierDue } from '../../due-after.ts';
import { DomainError } from '../../errors.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import type { Role } from '../../roles.ts';
import { moveDeadline } from '../../task.ts';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { dueOf, missAt } from '../deadlines.ts';
import { type Draft, dropSolution, notify, runningTask, update } from '../draft.ts';
import { settleOn } from '../solution.ts';
import { asOf } from '../standing.ts';

const input = z.strictObject({ approved: z.boolean(), reason: z.optional(noteText) }).check(
  z.refine((body) => body.approved || body.reason !== undefined, {
    path: ['reason'],
    ...refused(complaintSays.rejection_without_reason),
  }),
  alternatives({ Approved: { when: [true] }, Rejected: { when: [false], requires: ['reason'] } }, 'approved'),
);

/** Whether they may decide on the solution that is pending: whom HANDLE-6 names, but for who proposed it. */
export function mayApprove(
  { solution }: Complaint,
  by: { readonly role: Role; readonly person: string },
): boolean {
  if (solution?.decision.approval !== 'pending') return false;
  return solution.decision.approver === by.role && solution.proposedBy !== by.person;
}

/** Decided by the role that HANDLE-6 names. Approved, it is told the same day (CLOCK-11); rejected, it goes back. */
export const approveSolution: Command<z.infer<typeof input>> = {
  name: 'approve-solution',
  input,
  apply(draft, { approved, reason }, { at, by }) {
    const { solution, owner } = draft.head;
    if (solution?.decision.approval !== 'pending') throw new Error('no solution is pending');
    const { approver } = solution.decision;
    if (by.role !== approver) {
      throw new DomainError({
        code: 'forbidden',
        said: complaintSays.approver_decides({ role: approver }),
      });
    }
    if ('person' in by && by.person === solution.proposedBy) {
      throw new DomainError({ code: 'forbidden', said: complaintSays.proposer_decides_not });
    }
    if (approved) {
      const decision = { approval: 'approved', approver, decidedAt: at } as const;
      update(draft, { solution: { ...solution, decision } });
      promiseToTell(draft, at);
      settleOn(draft, at);
      notify(draft, 'solution_approved', owner, at, runningTask(draft.head, 'solution'));
    } else {
      const description = draft.details.solution?.description ?? '';
      dropSolution(draft);
      update(draft, { status: 'investigated' });
      draft.details = {
        ...draft.details,
        solution: { description, ...(reason && { rejectedBecause: reason }) },
      };
      notify(draft, 'solution_rejected', owner, at);
    }
  },
};

/** CLOCK-11. Where the solution was to be told before now, that stays missed, and this is promised anew. */
function promiseToTell(draft: Draft, at: string): void {
  const { owner, timeZone } = draft.head;
  const sameDay = dueAfter(at, timeZone, draft.policy, 'solutionToldByEndOfDay');
  const task = runningTask(draft.head, 'solution');
  if (task === undefined) {
    openTask(draft, { kind: 'solution', owner, at, dueAt: sameDay.at, plan: missAt(sameDay) });
  } else {
    const due = task.state === 'open' ? earlierDue(dueOf(asOf(draft, task, at)), sameDay) : sameDay;
    replaceTask(draft, moveDeadline(task, due.at, missAt(due)));
  }
}
