import { type Instant, localMonth } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Actor } from '../record.ts';
import { hasPassed } from '../steps.ts';
import { type Category, categories } from './category.ts';
import type { Channel, Complaint, ComplaintDetails, CustomerClass, Priority } from './complaint.ts';
import {
  contactDueAt,
  missAt,
  noSolutionStep,
  replyDueAt,
  resolutionDueAt,
  resolutionPlan,
  solutionDueAt,
} from './deadlines.ts';
import { type Change, changeOf, type Draft, notify, openTask, recorded } from './draft.ts';
import { settle } from './settle.ts';

/** What is told when a complaint comes in, beside the persons and texts. */
export interface Registration {
  readonly id: string;
  readonly number: string;
  readonly branchId: string;
  readonly timeZone: string;
  readonly category: Category;
  readonly channel: Channel;
  readonly severe: boolean;
  readonly priority?: Priority | undefined;
  readonly customerClass?: CustomerClass | undefined;
  readonly receivedAt: Instant;
  readonly details: ComplaintDetails;
}

/**
 * A complaint with its form, its owner and every promise that its receipt starts (INTAKE-2, INTAKE-3, ROUTE-1,
 * CLOCK-1 to CLOCK-6). What is already due when it is registered happens in the same change.
 */
export function registerComplaint(
  registration: Registration,
  { at, by, policy }: { at: Instant; by: Actor; policy: Policy },
): Change {
  const { details, customerClass, ...told } = registration;
  const complaint: Complaint = {
    ...told,
    ...(customerClass && { customerClass }),
    version: 0,
    status: 'received',
    priority: told.priority ?? usualPriority(registration),
    owner: { role: categories[told.category].owner },
    receivedMonth: localMonth(told.receivedAt, told.timeZone),
    registeredAt: at,
    verifications: [],
    reopenings: [],
    escalations: [],
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: Draft = { complaint, details, policy, entries: [], notices: [] };
  recorded(
    draft,
    { at, by, action: 'register-complaint' },
    () => {
      openFirstTasks(draft, at);
      notify(draft, 'complaint_assigned', draft.complaint.owner, at);
    },
    {},
  );
  settle(draft, at, hasPassed);
  return changeOf(draft);
}

/** ROUTE-4: target customers and severe cases are high. */
function usualPriority({ customerClass, severe }: Registration): Priority {
  return severe || (customerClass !== undefined && customerClass !== 'private') ? 'high' : 'medium';
}

function openFirstTasks(draft: Draft, at: Instant): void {
  const { policy, complaint } = draft;
  const { category, owner, priority, receivedAt, timeZone } = complaint;
  const { urgentContact } = categories[category];

  const contactDue = contactDueAt(receivedAt, urgentContact, timeZone, policy);
  openTask(draft, { kind: 'contact', owner, at, dueAt: contactDue, plan: missAt(contactDue) });

  const replyDue = replyDueAt(receivedAt, timeZone, policy);
  const solutionDue = urgentContact ? solutionDueAt(contactDue, undefined, policy) : undefined;
  if (solutionDue !== undefined) {
    openTask(draft, { kind: 'solution', owner, at, dueAt: solutionDue, plan: missAt(solutionDue) });
  }
  // CLOCK-2: where the solution is promised no later than the reply, that promise holds in its place.
  if (solutionDue === undefined || solutionDue > replyDue) {
    openTask(draft, { kind: 'reply', owner, at, dueAt: replyDue, plan: missAt(replyDue) });
  }

  const resolutionDue = resolutionDueAt(receivedAt, priority, timeZone, policy);
  const plan = [
    noSolutionStep(receivedAt, timeZone, policy),
    ...resolutionPlan(resolutionDue, at, timeZone, policy),
  ];
  openTask(draft, { kind: 'resolution', owner, at, dueAt: resolutionDue, plan });
}
