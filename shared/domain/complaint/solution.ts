import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { replaceTask } from '../draft.ts';
import type { moneySchema } from '../money.ts';
import type { Policy } from '../policy.ts';
import type { Role } from '../roles.ts';
import { cancel, moveDeadline } from '../task.ts';
import type { solutionKinds } from './codes.ts';
import { missAt, solutionDue, solutionFrom } from './deadlines.ts';
import { completeTasks, type Draft, notify, runningTask, update } from './draft.ts';
import { dropPayout, promisePayout } from './payout.ts';
import { afterWaits, asOf } from './standing.ts';

/**
 * Who must approve a solution before the customer hears it (HANDLE-6): money by amount, taking back or
 * exchanging a vehicle always, and anything at all where the policy says so. An owner needs nobody for what
 * they could approve themselves, but where all must be approved.
 *
 * @returns undefined where no approval is needed
 */
export function approverOf(
  kind: (typeof solutionKinds)[number],
  cost: z.infer<typeof moneySchema> | undefined,
  owner: Role,
  policy: Policy,
): Role | undefined {
  if (owner === 'group_admin') return undefined;
  const amount = cost?.amount ?? 0;
  const takesVehicleBack = kind === 'return_vehicle' || kind === 'exchange_vehicle';
  if (takesVehicleBack || amount > policy.generalManagerMayApprove) return 'group_admin';
  if (owner === 'general_manager') return policy.approvalForAll ? 'group_admin' : undefined;
  return policy.approvalForAll || amount > policy.ownerMayApprove ? 'general_manager' : undefined;
}

/** The customer has heard the solution: that also is the reply (CLOCK-2, CLOCK-3). The first time counts. */
export function tellSolution(draft: Draft, toldAt: Instant): void {
  const { solution } = draft.head;
  if (solution && solution.toldAt === undefined) {
    update(draft, { solution: { ...solution, toldAt }, solutionToldAt: toldAt });
  }
  completeTasks(draft, toldAt, 'reply', 'solution');
}

/** The solution holds: it is for finance to pay, and for whoever is named to carry it out (HANDLE-5). */
export function settleOn(draft: Draft, at: Instant): void {
  promisePayout(draft, at);
  const responsible = draft.head.solution?.responsible;
  if (responsible) notify(draft, 'solution_to_carry_out', responsible, at);
}

/** What was promised for a solution holds no more when another takes its place (CLOCK-10). */
export function dropPromises(draft: Draft, at: Instant): void {
  dropPayout(draft, at, 'replaced');
  const { decision } = draft.head.solution ?? {};
  const task = runningTask(draft.head, 'solution');
  // One that was there before the approval is promised whatever the solution is (CLOCK-3).
  if (task && decision?.approval === 'approved' && task.openedAt === decision.decidedAt) {
    replaceTask(draft, cancel(task, at, 'replaced'));
  }
}

/** CLOCK-3 runs from the contact once there is one, for as long as was promised then (POLICY-1). */
export function startSolutionClock(draft: Draft, now: Instant): void {
  const { contactedAt, tasks, timeZone, solutionWithin = draft.policy.solutionWithin } = draft.head;
  const contact = tasks.find((task) => task.kind === 'contact');
  const task = runningTask(draft.head, 'solution');
  if (task?.state !== 'open' || contact === undefined || draft.head.solution !== undefined) return;
  const from = solutionFrom(contact.dueAt, contactedAt);
  const promised = solutionDue(from, timeZone, { ...draft.policy, solutionWithin });
  const due = afterWaits(draft, 'solution', promised, { from, now });
  if (due.at < asOf(draft, task, now).dueAt) replaceTask(draft, moveDeadline(task, due.at, missAt(due)));
}
