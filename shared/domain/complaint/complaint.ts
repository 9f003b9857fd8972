import * as z from 'zod/mini';
import { ownerSchema, roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';
import { categoryNames } from './category.ts';

export const openStatuses = [
  'received',
  'assigned',
  'contacted',
  'investigated',
  'proposed',
  'agreed',
  'resolved',
  'reopened',
] as const;

export const endedStatuses = ['closed', 'withdrawn', 'merged'] as const;

export const statuses = [...openStatuses, ...endedStatuses] as const;

export type Status = (typeof statuses)[number];

/** INTAKE-1. */
export const channels = [
  'hotline',
  'walk_in',
  'wechat',
  'weibo',
  'website',
  'email',
  'app',
  'complaint_box',
  'letter',
  'callback',
  'manufacturer',
  'portal',
] as const;

export type Channel = (typeof channels)[number];

export const priorities = ['high', 'medium', 'low'] as const;

export type Priority = (typeof priorities)[number];

/** 客户类别; all but `private` are target customers. */
export const customerClasses = [
  'private',
  'vip',
  'corporate',
  'government',
  'fleet',
  'judicial',
  'key_private',
] as const;

export type CustomerClass = (typeof customerClasses)[number];

export const findings = [
  'dealer_fault',
  'product_fault',
  'customer_misuse',
  'misunderstanding',
  'pre_delivery_miss',
  'unfounded',
] as const;

export const solutionKinds = [
  'explanation',
  'apology',
  'repair',
  'replace_part',
  'refund',
  'compensation',
  'goodwill',
  'return_vehicle',
  'exchange_vehicle',
] as const;

/** What a file kept with a complaint is (HANDLE-8). */
export const evidenceKinds = [
  'repair_record',
  'call_note',
  'photo',
  'work_order',
  'reception_sheet',
  'settlement_sheet',
  'complaint_sheet',
  'letter',
  'other',
] as const;

/** How a letter went to the customer (HANDLE-12). */
export const letterWays = ['post', 'handed_over', 'email', 'wechat'] as const;

/** Why a complaint was taken up again. */
export const reopeningReasons = ['unsatisfied', 'reopened'] as const;

/** Why a complaint ended. */
export const closureReasons = ['satisfied', 'unreachable', 'withdrawn', 'merged'] as const;

/** What the care director's call after handling may find. */
export const verificationOutcomes = ['satisfied', 'unsatisfied', 'not_reached'] as const;

/** Money in minor units: fen of CNY. */
export const moneySchema = z.strictObject({
  amount: z.int('must be a whole number of fen').check(z.minimum(0), z.maximum(1_000_000_000_00)),
  currency: z.literal('CNY'),
});

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
  /** Whether a duplicate that was merged into it had been raised in a callback (CLOCK-8). */
  callAgain: z._default(z.boolean(), false),
  /** Whether the same customer or vehicle had the same trouble shortly before (INTAKE-5). */
  recurrence: z._default(z.boolean(), false),
  owner: ownerSchema,
  receivedAt: z.string(),
  receivedMonth: z.string(),
  registeredAt: z.string(),
  acknowledgedAt: z.optional(z.string()),
  contactedAt: z.optional(z.string()),
  /** When the customer last heard a solution, whichever it was. */
  solutionToldAt: z.optional(z.string()),
  /** When the care director set the resolution deadline that holds (CLOCK-4). */
  resolutionSetAt: z.optional(z.string()),
  finding: z.optional(z.enum(findings)),
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
  tasks: z.array(taskSchema),
  /** How many record entries and notices there are, which numbers the next ones. */
  entries: z.int(),
  notices: z.int(),
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

const text = z.string();

/** An earlier complaint of the same customer or vehicle. */
export const linkedComplaintSchema = stored({
  id: text,
  number: text,
  branchId: text,
  category: z.enum(categoryNames),
  receivedAt: text,
});

export type LinkedComplaint = z.infer<typeof linkedComplaintSchema>;

/** A file kept with a complaint: what it was found to be when it was checked. */
export const attachmentSchema = stored({
  id: text,
  name: text,
  kind: z.enum(evidenceKinds),
  /** The media type that its content has. */
  type: text,
  /** In bytes. */
  size: z.int(),
  at: text,
  by: text,
  /** The version of the object that was checked. */
  version: text,
});

export type Attachment = z.infer<typeof attachmentSchema>;

/** Names, texts and whatever else identifies a person, apart from the head. */
export const complaintDetailsSchema = stored({
  description: text,
  demand: z.optional(text),
  against: z.optional(stored({ person: z.optional(text), department: z.optional(text) })),
  customer: stored({ name: text, phone: text }),
  vehicle: z.optional(stored({ vin: z.optional(text), plate: z.optional(text), model: z.optional(text) })),
  takenBy: stored({ role: roleSchema, person: text, name: text }),
  /** Where the files of the customer and the vehicle lie. */
  files: z.optional(stored({ customer: text, vehicle: z.optional(text) })),
  /** Earlier complaints of the same customer or vehicle, newest first (INTAKE-5). */
  linked: z._default(z.array(linkedComplaintSchema), []),
  finding: z.optional(
    stored({
      cause: text,
      evidence: z.optional(text),
      /** What the staff concerned say (HANDLE-3). */
      heard: z.optional(z.array(stored({ person: text, statement: text }))),
      responsible: z.optional(stored({ department: z.optional(text), person: z.optional(text) })),
    }),
  ),
  solution: z.optional(
    stored({
      description: text,
      /** The name of the person who carries it out, where one is named. */
      responsible: z.optional(text),
      rejectedBecause: z.optional(text),
    }),
  ),
  resolution: z.optional(
    stored({
      cause: text,
      method: text,
      result: text,
      rootCause: text,
      improvement: text,
      completedAt: text,
      toldCustomerAt: text,
    }),
  ),
  /** The last letter to the customer (HANDLE-12); earlier ones are in the record. */
  letter: z.optional(stored({ text, sentAt: text, by: z.enum(letterWays) })),
  /** Files that were checked (HANDLE-8). */
  attachments: z._default(z.array(attachmentSchema), []),
});

export type ComplaintDetails = z.infer<typeof complaintDetailsSchema>;

export function isOpen(complaint: Complaint): complaint is OpenComplaint {
  return !('closure' in complaint);
}
