import * as z from 'zod/mini';
import { childId, customerId, groupOfBranch } from '../../shared/data/table/ids.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { categories, categoryNames, forms } from '../../shared/domain/complaint/category.ts';
import { causeNames } from '../../shared/domain/complaint/cause.ts';
import {
  channels,
  closureReasons,
  customerClasses,
  endedStatuses,
  findings,
  letterWays,
  openStatuses,
  priorities,
  reopeningReasons,
  solutionKinds,
  statuses,
  verificationOutcomes,
} from '../../shared/domain/complaint/codes.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { ComplaintDetails } from '../../shared/domain/complaint/details.ts';
import type { ComplaintState } from '../../shared/domain/complaint/draft.ts';
import { findingDemands } from '../../shared/domain/complaint/finding.ts';
import { mostLinks } from '../../shared/domain/complaint/recurrence.ts';
import { commandNames } from '../../shared/domain/complaint/transitions.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { ownerSchema, type Role, roleSchema } from '../../shared/domain/roles.ts';
import { situations, situationsOf } from '../../shared/domain/scripts/situations.ts';
import { isPaused, type Task, taskKinds, taskStates } from '../../shared/domain/task.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

const taskViewSchema = () =>
  z
    .object({
      id: text(),
      kind: z.enum(taskKinds),
      owner: ownerSchema,
      dueAt: time(),
      state: z.enum(taskStates),
      doneAt: z.optional(time()),
      pausedSince: z.optional(time()),
      cancelledBecause: z.optional(text()),
    })
    .check(
      alternatives(
        {
          Open: { when: ['open'], without: ['doneAt', 'cancelledBecause'] },
          Overdue: { when: ['overdue'], without: ['doneAt', 'pausedSince', 'cancelledBecause'] },
          Done: {
            when: ['done', 'done_late'],
            requires: ['doneAt'],
            without: ['pausedSince', 'cancelledBecause'],
          },
          Cancelled: {
            when: ['cancelled'],
            requires: ['cancelledBecause'],
            without: ['doneAt', 'pausedSince'],
          },
        },
        'state',
      ),
    );

const verificationSchema = () =>
  z.object({ at: time(), outcome: z.enum(verificationOutcomes), satisfaction: z.optional(z.int()) }).check(
    alternatives(
      {
        Reached: { when: ['satisfied', 'unsatisfied'] },
        NotReached: { when: ['not_reached'], without: ['satisfaction'] },
      },
      'outcome',
    ),
  );

/** What an ended complaint says of its end, and an open one does not. */
const complaintForms = alternatives(
  {
    Open: { when: openStatuses, without: ['closedAt', 'closedBecause', 'mergedInto'] },
    Ended: {
      when: endedStatuses.filter((status) => status !== 'merged'),
      requires: ['closedAt', 'closedBecause'],
      without: ['mergedInto'],
    },
    Duplicate: { when: ['merged'], requires: ['closedAt', 'closedBecause', 'mergedInto'] },
  },
  'status',
);

/** A complaint as callers see it. */
export const complaintViewSchema = () =>
  z
    .object({
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
      customer: z.object({
        id: z.optional(text()),
        name: text(),
        phone: text(),
        class: z.optional(z.enum(customerClasses)),
      }),
      vehicle: z.optional(
        z.object({ vin: z.optional(text()), plate: z.optional(text()), model: z.optional(text()) }),
      ),
      acknowledgedAt: z.optional(time()),
      emergency: z.optional(z.object({ planId: text() })),
      drill: z.boolean(),
      focus: z.boolean(),
      callback: z.optional(text()),
      recurrence: z.boolean(),
      linked: z.array(
        z.object({
          id: text(),
          number: text(),
          branchId: text(),
          category: z.enum(categoryNames),
          receivedAt: time(),
        }),
      ),
      merged: z.array(z.object({ id: text(), number: text() })),
      takenBy: z.object({ role: roleSchema, person: text(), name: text() }),
      waiting: z.optional(z.object({ since: time(), until: z.optional(time()), reason: text() })),
      tasks: z.array(taskViewSchema()),
      finding: z.optional(
        z.object({
          finding: z.enum(findings),
          cause: text(),
          causeCode: z.optional(z.enum(causeNames)),
          evidence: z.optional(text()),
          heard: z.optional(z.array(z.object({ person: text(), statement: text() }))),
          demandReasonable: z.optional(z.boolean()),
          insurable: z.optional(z.boolean()),
          responsible: z.optional(z.object({ department: z.optional(text()), person: z.optional(text()) })),
          demands: z.object({ zh: text(), en: text() }),
        }),
      ),
      solution: z.optional(
        z.object({
          kind: z.enum(solutionKinds),
          description: text(),
          dueAt: time(),
          cost: z.optional(moneySchema),
          charge: z.optional(moneySchema),
          responsible: z.optional(z.object({ ...ownerSchema.shape, name: text() })),
          approval: z.enum(['not_needed', 'pending', 'approved']),
          toldAt: z.optional(time()),
          agreedAt: z.optional(time()),
          declinedAt: z.optional(time()),
        }),
      ),
      rejected: z.optional(z.object({ description: text(), reason: text() })),
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
      verifications: z.array(verificationSchema()),
      reopenings: z.array(z.object({ at: time(), reason: z.enum(reopeningReasons) })),
      escalations: z.array(z.object({ at: time(), rule: text(), level: roleSchema })),
      payouts: z.array(z.object({ paidAt: time(), amount: moneySchema })),
      letter: z.optional(z.object({ text: text(), by: z.enum(letterWays), sentAt: time() })),
      concealments: z.array(z.object({ at: time(), person: text(), role: roleSchema })),
      closedAt: z.optional(time()),
      closedBecause: z.optional(z.enum(closureReasons)),
      mergedInto: z.optional(z.object({ id: text(), number: text() })),
      erasedAt: z.optional(time()),
      version: z.int(),
      commands: z.array(z.enum(commandNames)),
      situations: z.array(z.enum(situations)),
    })
    .check(complaintForms);

export type ComplaintShown = z.infer<ReturnType<typeof complaintViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type ComplaintView = Omit<ComplaintShown, 'commands'>;

/**
 * @param reader whom it is shown to; the manufacturer's region sees nothing of complaints that are not told to it
 * @returns the complaint with its times in the branch's zone
 */
export function complaintView({ head: complaint, details }: ComplaintState, reader?: Role): ComplaintView {
  const others = reader !== 'regional_manager';
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
    customer: { id: customerOf(complaint, details), ...details.customer, class: customerClass },
    vehicle: details.vehicle,
    acknowledgedAt: complaint.acknowledgedAt && local(complaint.acknowledgedAt),
    emergency: complaint.emergency && { planId: complaint.emergency.plan },
    drill: complaint.drill,
    focus: complaint.focus,
    callback: complaint.raisedIn,
    recurrence: complaint.recurrence,
    linked: (others ? details.linked : [])
      .slice(0, mostLinks)
      .map((one) => ({ ...one, receivedAt: local(one.receivedAt) })),
    merged: others ? complaint.merged : [],
    takenBy: details.takenBy,
    waiting: waitingView(complaint, details, local),
    tasks: complaint.tasks.map((task) => taskView(complaint.id, task, local)),
    finding: finding &&
      details.finding && {
        finding,
        ...details.finding,
        causeCode: complaint.cause,
        demandReasonable,
        insurable: complaint.insurable,
        demands: { zh: findingDemands[finding].zh, en: findingDemands[finding].en },
      },
    solution: solution && {
      kind: solution.kind,
      description: details.solution?.description ?? '',
      dueAt: local(solution.dueAt),
      cost: solution.cost,
      charge: solution.charge,
      responsible:
        solution.responsible === undefined
          ? undefined
          : { ...solution.responsible, name: details.solution?.responsible ?? '' },
      approval: solution.decision.approval,
      toldAt: solution.toldAt && local(solution.toldAt),
      agreedAt: solution.agreedAt && local(solution.agreedAt),
      declinedAt: solution.declinedAt && local(solution.declinedAt),
    },
    rejected: rejectedSolution(details),
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
    reopenings: complaint.reopenings.map(({ at, reason }) => ({ at: local(at), reason })),
    escalations: complaint.escalations.map(({ at, rule, level }) => ({ at: local(at), rule, level })),
    payouts: complaint.payouts.map(({ paidAt, amount }) => ({ paidAt: local(paidAt), amount })),
    letter: details.letter && { ...details.letter, sentAt: local(details.letter.sentAt) },
    concealments: complaint.concealments.map(({ at, person, role }) => ({ at: local(at), person, role })),
    closedAt: closure && local(closure.at),
    closedBecause: closure?.reason,
    mergedInto: closure?.into,
    erasedAt: details.erasedAt && local(details.erasedAt),
    version: complaint.version,
    situations: situationsOf(complaint),
  };
}

/** What was rejected last, as long as nothing is proposed in its place. */
function rejectedSolution({ solution }: ComplaintDetails) {
  const reason = solution?.rejectedBecause;
  return reason === undefined ? undefined : { description: solution?.description ?? '', reason };
}

/** Since when the customer is waited for, and for what. */
function waitingView(
  { waiting }: Complaint,
  details: ComplaintDetails,
  local: (instant: string) => string,
): ComplaintView['waiting'] {
  if (waiting === undefined) return undefined;
  return {
    since: local(waiting.since),
    until: waiting.until && local(waiting.until),
    reason: details.waiting?.reason ?? '',
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
    ...(isPaused(task) && { pausedSince: local(task.paused.since) }),
    ...(task.state === 'cancelled' && { cancelledBecause: task.reason }),
  };
}

/** Whose file it stands in. */
function customerOf({ branchId }: Complaint, { files }: ComplaintDetails): string | undefined {
  return files && customerId({ groupId: groupOfBranch(branchId), fileId: files.customer });
}
