import { earlier, type Instant } from '../calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import {
  contactDue,
  replyDue,
  resolutionDue,
  solutionDue,
  solutionFrom,
  verificationDue,
} from '../complaint/deadlines.ts';
import { dueAfter } from '../due-after.ts';
import { isMissed, type Task, type TaskKind } from '../task.ts';
import { type Deadline, moved, type PastPromise, type PolicyAt } from './promise.ts';

type Deadlines = PastPromise['deadlines'];

/** The promises of a complaint, with the deadlines that policies give them. */
export function complaintPromises(complaint: Complaint): PastPromise[] {
  return complaint.tasks.map((task) => ({
    task,
    deadlines: hasStood(complaint, task) ? undefined : ways[task.kind]?.(complaint, task),
  }));
}

/** POLICY-2: whether its clock stood while the customer was waited for, which moved its deadline. */
function hasStood({ waiting, waits }: Complaint, { kind }: Task): boolean {
  return [...waits, ...(waiting ? [waiting] : [])].some(({ kinds }) => kinds.some((one) => one === kind));
}

/** How the deadlines of each kind follow from what is stored; the functions are those that commands use. */
const ways: Partial<Record<TaskKind, (complaint: Complaint, task: Task) => Deadlines>> = {
  contact: (complaint) => (policyAt) => [{ dueAt: firstContactDue(complaint, policyAt) }],

  reply:
    ({ receivedAt, registeredAt, timeZone }) =>
    (policyAt) => [{ dueAt: replyDue(receivedAt, timeZone, policyAt(registeredAt)).at }],

  solution(complaint, task) {
    const { registeredAt, solution, timeZone } = complaint;
    const decidedAt = solution?.decision.approval === 'approved' ? solution.decision.decidedAt : undefined;
    const atOnce = task.openedAt === registeredAt;
    if (!atOnce && task.openedAt !== decidedAt) return undefined;
    const isToTell = decidedAt !== undefined && !('doneAt' in task && task.doneAt < decidedAt);
    return (policyAt) => {
      const before = atOnce ? solutionDeadlines(complaint, policyAt) : [];
      if (!isToTell) return before;
      const sameDay = dueAfter(decidedAt, timeZone, policyAt(decidedAt), 'solutionToldByEndOfDay').at;
      const due = before.at(-1)?.dueAt;
      const stands = due !== undefined && !isMissed(due, decidedAt);
      return moved(before, decidedAt, stands ? earlier(due, sameDay) : sameDay);
    };
  },

  resolution(complaint, task) {
    const { receivedAt, reopenings, priority, resolutionSetAt, timeZone } = complaint;
    const round = roundOf(complaint, task);
    if (resolutionSetAt !== undefined && round === reopenings.length) return undefined;
    const from = round === 0 ? receivedAt : reopenings[round - 1]?.at;
    if (from === undefined) return undefined;
    return (policyAt) => [{ dueAt: resolutionDue(from, priority, timeZone, policyAt(task.openedAt)).at }];
  },

  verification(complaint, task) {
    const { timeZone, verifications } = complaint;
    const round = roundOf(complaint, task);
    const handling = complaint.tasks.filter(({ kind }) => kind === 'resolution')[round];
    if (handling === undefined || !('doneAt' in handling)) return undefined;
    const inVain = verifications.filter((call) => call.round === round + 1 && isToBeMadeAgain(call, task));
    return (policyAt) => {
      const policy = policyAt(task.openedAt);
      const first = verificationDue(handling.doneAt, task.openedAt, timeZone, policy).at;
      return inVain.reduce<readonly Deadline[]>(
        (before, { at }) => {
          // Made too late, it stays late.
          if (isMissed(before.at(-1)?.dueAt ?? first, at)) return before;
          return moved(before, at, dueAfter(at, timeZone, policyAt(at), 'verificationAgainByEndOfDay').at);
        },
        [{ dueAt: first }],
      );
    };
  },

  remedy:
    ({ timeZone }, { openedAt }) =>
    (policyAt) => [{ dueAt: dueAfter(openedAt, timeZone, policyAt(openedAt), 'remedyWithin').at }],

  payout: (complaint, task) => byEndOfDay(complaint, task, 'payoutByEndOfDay'),

  letter: (complaint, task) => byEndOfDay(complaint, task, 'letterByEndOfDay'),
};

/** CLOCK-1, CLOCK-2, by the category that it was registered in: only those with the short clock promise the solution at once. */
function firstContactDue(
  { receivedAt, registeredAt, timeZone, tasks }: Complaint,
  policyAt: PolicyAt,
): Instant {
  const urgent = tasks.some(({ kind, openedAt }) => kind === 'solution' && openedAt === registeredAt);
  return contactDue(receivedAt, urgent, timeZone, policyAt(registeredAt)).at;
}

/** CLOCK-3: from the contact's deadline, and from the contact once there is one. */
function solutionDeadlines(complaint: Complaint, policyAt: PolicyAt): readonly Deadline[] {
  const { contactedAt, registeredAt, timeZone } = complaint;
  const policy = policyAt(registeredAt);
  const contactDueAt = firstContactDue(complaint, policyAt);
  const promised = [{ dueAt: solutionDue(contactDueAt, timeZone, policy).at }];
  if (contactedAt === undefined) return promised;
  const from = solutionFrom(contactDueAt, contactedAt);
  return moved(promised, contactedAt, solutionDue(from, timeZone, policy).at);
}

/** Which round of handling the task belongs to, from 0: there is one of its kind in each. */
function roundOf({ tasks }: Complaint, task: Task): number {
  return tasks.filter(({ kind }) => kind === task.kind).findIndex(({ id }) => id === task.id);
}

/** CLOSE-1: in vain, and not the last one that was made. */
function isToBeMadeAgain({ outcome, at }: Complaint['verifications'][number], task: Task): boolean {
  return outcome === 'not_reached' && !('doneAt' in task && task.doneAt === at);
}

function byEndOfDay(
  { timeZone }: Complaint,
  { openedAt }: Task,
  name: 'payoutByEndOfDay' | 'letterByEndOfDay',
): Deadlines {
  return (policyAt) => [{ dueAt: dueAfter(openedAt, timeZone, policyAt(openedAt), name).at }];
}
