import { type Instant, localMonth } from '../calendar.ts';
import { openTask, recorded } from '../draft.ts';
import type { Policy } from '../policy.ts';
import type { Actor } from '../record.ts';
import { heldFrom, type Owner, type Role, type Roster } from '../roles.ts';
import { hasPassed } from '../steps.ts';
import { type Category, categories } from './category.ts';
import type { Channel, CustomerClass, Priority } from './codes.ts';
import type { NamedPerson } from './command.ts';
import type { Complaint } from './complaint.ts';
import { conceal } from './concealment.ts';
import { missAt, noSolutionStep, replyDue, resolutionDue, resolutionPlan, solutionDue } from './deadlines.ts';
import type { ComplaintDetails } from './details.ts';
import { type Change, changeOf, type Draft, draftOf, notify, update } from './draft.ts';
import { contactDueOf, tellEmergency } from './emergency.ts';
import { priorityOf } from './priority.ts';
import { isRecurrence } from './recurrence.ts';
import { settle } from './settle.ts';
import { tellSeverity } from './severity.ts';

/** What is told when a complaint comes in, beside the persons and texts. */
export interface Registration {
  readonly id: string;
  readonly number: string;
  readonly branchId: string;
  readonly regionId?: string | undefined;
  readonly timeZone: string;
  readonly category: Category;
  readonly channel: Channel;
  readonly severe: boolean;
  readonly priority?: Priority | undefined;
  readonly customerClass?: CustomerClass | undefined;
  /** Whether the customer bears the focus mark. */
  readonly focus?: boolean | undefined;
  readonly receivedAt: Instant;
  /** The emergency plan that was on when it came in (EMERG-2). */
  readonly emergencyPlan?: string | undefined;
  /** Whether it is only made up, for the drill that is on (EMERG-4). */
  readonly drill?: boolean | undefined;
  readonly details: Omit<ComplaintDetails, 'linked' | 'attachments'> &
    Partial<Pick<ComplaintDetails, 'linked' | 'attachments'>>;
  /** Who screens what comes in by the channel (INTAKE-7). */
  readonly screener?: Owner | undefined;
  /** The callback it was raised in, where it is registered with the call (CALL-6). */
  readonly raisedIn?: string | undefined;
  /** Whom the customer had told before, where it is heard in a callback (HANDLE-10). */
  readonly concealedBy?: NamedPerson | undefined;
}

/**
 * A complaint with its form, its owner and every promise that its receipt starts (INTAKE-2, INTAKE-3, ROUTE-1,
 * CLOCK-1 to CLOCK-6). What is already due when it is registered happens in the same change.
 */
export function registerComplaint(
  registration: Registration,
  { at, by, policy, roster }: { at: Instant; by: Actor; policy: Policy; roster: Roster },
): Change {
  const {
    details: toldDetails,
    customerClass,
    priority,
    regionId,
    screener,
    concealedBy,
    raisedIn,
    emergencyPlan,
    ...told
  } = registration;
  const details: ComplaintDetails = { linked: [], attachments: [], ...toldDetails };
  const { category, receivedAt, timeZone, severe, focus = false, drill = false } = told;
  const emergency = emergencyPlan === undefined ? undefined : { plan: emergencyPlan };
  const recurrence = isRecurrence(details.linked, category, receivedAt, timeZone, policy);
  const complaint: Complaint = {
    ...told,
    ...(customerClass && { customerClass }),
    ...(regionId !== undefined && { regionId }),
    ...(raisedIn !== undefined && { raisedIn }),
    ...(emergency && { emergency }),
    drill,
    focus,
    recurrence,
    callAgain: false,
    version: 0,
    status: 'received',
    priority: priorityOf({ severe, customerClass, focus, recurrence, category, emergency }, priority),
    ...(priority && { toldPriority: priority }),
    owner: { role: ownerOf(category, policy, roster) },
    receivedMonth: localMonth(receivedAt, timeZone),
    registeredAt: at,
    verifications: [],
    reopenings: [],
    closures: [],
    escalations: [],
    concealments: [],
    payouts: [],
    merged: [],
    waits: [],
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft = draftOf({ head: complaint, details }, policy);
  recorded(
    draft,
    { at, by, action: 'register-complaint' },
    () => {
      openFirstTasks(draft, at);
      tellOfReceipt(draft, by, screener, at);
      tellEmergency(draft, at);
      if (concealedBy) conceal(draft, concealedBy, at);
      tellSeverity(draft, at);
    },
    {},
  );
  settle(draft, at, hasPassed);
  return changeOf(draft);
}

/** ROUTE-1; where the branch has nobody in that role, the next level that it has. */
function ownerOf(category: Category, policy: Policy, roster: Roster): Role {
  return heldFrom(policy.owners[category] ?? categories[category].owner, roster);
}

/**
 * The owner is told, the care director to confirm the reason and hand it over, and whoever screens the channel.
 * One raised in a callback goes to the owner directly (INTAKE-4, INTAKE-7).
 */
function tellOfReceipt(draft: Draft, by: Actor, screener: Owner | undefined, at: Instant): void {
  const { owner, channel } = draft.head;
  notify(draft, 'complaint_assigned', owner, at);
  if (channel === 'callback') return;
  if (owner.role !== 'care_director') notify(draft, 'complaint_registered', { role: 'care_director' }, at);
  const takenByScreener =
    by.role === screener?.role && (screener.person === undefined || by.person === screener.person);
  if (screener && !takenByScreener) notify(draft, 'complaint_to_screen', screener, at);
}

function openFirstTasks(draft: Draft, at: Instant): void {
  const { policy, head: complaint } = draft;
  const { category, owner, priority, receivedAt, timeZone } = complaint;
  const { urgentContact } = categories[category];

  const contact = contactDueOf(complaint, policy);
  openTask(draft, { kind: 'contact', owner, at, dueAt: contact.at, plan: missAt(contact) });

  const reply = replyDue(receivedAt, timeZone, policy);
  const solution = urgentContact ? solutionDue(contact.at, timeZone, policy) : undefined;
  if (solution !== undefined) {
    update(draft, { solutionWithin: policy.solutionWithin });
    openTask(draft, { kind: 'solution', owner, at, dueAt: solution.at, plan: missAt(solution) });
  }
  // CLOCK-2: where the solution is promised no later than the reply, that promise holds in its place.
  if (solution === undefined || solution.at > reply.at) {
    openTask(draft, { kind: 'reply', owner, at, dueAt: reply.at, plan: missAt(reply) });
  }

  const resolution = resolutionDue(receivedAt, priority, timeZone, policy);
  const plan = [
    noSolutionStep(receivedAt, timeZone, policy),
    ...resolutionPlan(resolution, at, timeZone, policy),
  ];
  openTask(draft, { kind: 'resolution', owner, at, dueAt: resolution.at, plan });
}
