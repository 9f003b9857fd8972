import * as z from 'zod/mini';
import { moneySchema } from '../money.ts';
import { ownerSchema, roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { complaintTaskKinds, taskSchema } from '../task.ts';
import { categoryNames } from './category.ts';
import { causeNames } from './cause.ts';
import {
  channels,
  closureReasons,
  customerClasses,
  endedStatuses,
  findings,
  openStatuses,
  priorities,
  reopeningReasons,
  solutionKinds,
  verificationOutcomes,
} from './codes.ts';
import { departmentNames } from './department.ts';

const approvalSchema = z.discriminatedUnion('approval', [
  stored({ approval: z.literal('not_needed') }),
  stored({ approval: z.literal('pending'), approver: roleSchema }),
  stored({ approval: z.literal('approved'), approver: roleSchema, decidedAt: z.string() }),
]);

export const solutionFactsSchema = stored({
  kind: z.enum(solutionKinds),
  dueAt: z.string(),
  cost: z.optional(moneySchema),
  /** What the customer is to pay for it. */
  charge: z.optional(moneySchema),
  /** The person who carries it out, where one is named. */
  responsible: z.optional(ownerSchema),
  proposedAt: z.string(),
  /** The person who proposed it. */
  proposedBy: z.optional(z.string()),
  decision: approvalSchema,
  /** When the customer heard it, and what they said to it when. */
  toldAt: z.optional(z.string()),
  agreedAt: z.optional(z.string()),
  declinedAt: z.optional(z.string()),
});

const monthStamp = { at: z.string(), month: z.string() };

export const escalationSchema = stored({
  ...monthStamp,
  rule: z.string(),
  /** What it was for; with the rule and the level it happens once (ESC-7). */
  cause: z.string(),
  /** The role that was told. */
  level: roleSchema,
});

export const closureSchema = stored({
  ...monthStamp,
  reason: z.enum(closureReasons),
  /** The complaint it was merged into. */
  into: z.optional(stored({ id: z.string(), number: z.string() })),
});

const standingKinds = z.array(z.enum(complaintTaskKinds));

const facts = {
  id: z.string(),
  branchId: z.string(),
  number: z.string(),
  /** The manufacturer region that the branch belonged to when it came in. */
  regionId: z.optional(z.string()),
  timeZone: z.string(),
  /** Raised by every transaction that touches the complaint. */
  version: z.int(),
  category: z.enum(categoryNames),
  channel: z.enum(channels),
  priority: z.enum(priorities),
  /** What was told of it, at intake or since; the priority itself may have to be high (ROUTE-4). */
  toldPriority: z.optional(z.enum(priorities)),
  severe: z.boolean(),
  customerClass: z.optional(z.enum(customerClasses)),
  /** Whether the customer bore the focus mark when it came in (CALL-8). */
  focus: z._default(z.boolean(), false),
  /** The callback that it was raised in, where it was registered with the call (CALL-6). */
  raisedIn: z.optional(z.string()),
  /** Whether a duplicate that was merged into it had been raised in a callback (CLOCK-8). */
  callAgain: z._default(z.boolean(), false),
  /** Whether the same customer or vehicle had the same trouble shortly before (INTAKE-5). */
  recurrence: z._default(z.boolean(), false),
  /** The emergency plan that was on when it came in, and when the general manager was told of it (EMERG-2). */
  emergency: z.optional(stored({ plan: z.string(), toldAt: z.optional(z.string()) })),
  /** Whether it is only made up, for a drill: it goes through everything and is counted nowhere (EMERG-4). */
  drill: z._default(z.boolean(), false),
  owner: ownerSchema,
  receivedAt: z.string(),
  receivedMonth: z.string(),
  registeredAt: z.string(),
  acknowledgedAt: z.optional(z.string()),
  /** Of a role that owns it the person who signed for it, or was the first to act on it (PERF-1). */
  handledBy: z.optional(z.string()),
  contactedAt: z.optional(z.string()),
  /** How long after the contact the solution is promised, as it was when that was (CLOCK-3). */
  solutionWithin: z.optional(z.string()),
  /** When the customer last heard a solution, whichever it was. */
  solutionToldAt: z.optional(z.string()),
  /** When the care director set the resolution deadline that holds (CLOCK-4). */
  resolutionSetAt: z.optional(z.string()),
  finding: z.optional(z.enum(findings)),
  /** The root cause and, where they were told, the department and the person of the staff who answer for it. */
  cause: z.optional(z.enum(causeNames)),
  department: z.optional(z.enum(departmentNames)),
  responsible: z.optional(z.string()),
  demandReasonable: z.optional(z.boolean()),
  /** Whether an insurer may pay for what the customer did (HANDLE-3). */
  insurable: z.optional(z.boolean()),
  solution: z.optional(solutionFactsSchema),
  resolvedAt: z.optional(z.string()),
  verifications: z.array(
    stored({
      ...monthStamp,
      outcome: z.enum(verificationOutcomes),
      satisfaction: z.optional(z.int()),
      /** The round of handling it belongs to, from 1 (CLOSE-2). */
      round: z.int(),
    }),
  ),
  reopenings: z.array(stored({ ...monthStamp, reason: z.enum(reopeningReasons) })),
  /** The closures that it was reopened from. */
  closures: z._default(z.array(closureSchema), []),
  escalations: z.array(escalationSchema),
  /** Who kept it from their superior (HANDLE-10). */
  concealments: z._default(z.array(stored({ ...monthStamp, person: z.string(), role: roleSchema })), []),
  /** What finance has paid (HANDLE-13). */
  payouts: z._default(z.array(stored({ ...monthStamp, paidAt: z.string(), amount: moneySchema })), []),
  /** Complaints that were merged into it (INTAKE-5). */
  merged: z._default(z.array(stored({ id: z.string(), number: z.string() })), []),
  /** Since when and until when the customer is waited for, and which promises stand still for it (POLICY-2). */
  waiting: z.optional(stored({ since: z.string(), until: z.optional(z.string()), kinds: standingKinds })),
  /** When the customer was waited for before. */
  waits: z._default(z.array(stored({ from: z.string(), to: z.string(), kinds: standingKinds })), []),
  tasks: z.array(taskSchema),
  /** How many record entries and notices there are, which numbers the next ones. */
  entries: z.int(),
  notices: z.int(),
  /** Until when what is personal of it is kept, once it is over (POLICY-3). */
  keptUntil: z.optional(z.string()),
};

/**
 * The head of a complaint: everything rules and figures decide on, and nothing else. It holds no personal
 * data and no free text. An ended one has its closure; an open one cannot.
 */
export const complaintSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.enum(openStatuses) }),
  stored({ ...facts, status: z.enum(endedStatuses), closure: closureSchema }),
]);

export type Complaint = z.infer<typeof complaintSchema>;

export type OpenComplaint = Extract<Complaint, { status: (typeof openStatuses)[number] }>;

export function isOpen(complaint: Complaint): complaint is OpenComplaint {
  return !('closure' in complaint);
}

/** Whether the manufacturer region was told of it, and so sees it (ESC-4). */
export function isToldToRegion({ escalations }: Pick<Complaint, 'escalations'>): boolean {
  return escalations.some(({ level }) => level === 'regional_manager');
}
