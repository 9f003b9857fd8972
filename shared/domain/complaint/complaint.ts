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

export const statuses = [...openStatuses, 'closed', 'withdrawn'] as const;

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

/** What the care director's call after handling may find. */
export const verificationOutcomes = ['satisfied', 'unsatisfied', 'not_reached'] as const;

/** Money in minor units: fen of CNY. */
export const moneySchema = z.strictObject({
  amount: z.int().check(z.minimum(0), z.maximum(1_000_000_000_00)),
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
  proposedAt: z.string(),
  decision: approvalSchema,
  /** When the customer heard it. */
  toldAt: z.optional(z.string()),
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

const closureSchema = stored({
  ...monthStamp,
  reason: z.enum(['satisfied', 'unreachable', 'withdrawn']),
});

const facts = {
  id: z.string(),
  branchId: z.string(),
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the complaint. */
  version: z.int(),
  category: z.enum(categoryNames),
  channel: z.enum(channels),
  priority: z.enum(priorities),
  severe: z.boolean(),
  customerClass: z.optional(z.enum(customerClasses)),
  owner: ownerSchema,
  receivedAt: z.string(),
  receivedMonth: z.string(),
  registeredAt: z.string(),
  acknowledgedAt: z.optional(z.string()),
  contactedAt: z.optional(z.string()),
  finding: z.optional(z.enum(findings)),
  demandReasonable: z.optional(z.boolean()),
  solution: z.optional(solutionFactsSchema),
  agreedAt: z.optional(z.string()),
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
  reopenings: z.array(stored({ ...monthStamp, reason: z.enum(['unsatisfied']) })),
  escalations: z.array(escalationSchema),
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
  stored({ ...facts, status: z.enum(['closed', 'withdrawn']), closure: closureSchema }),
]);

export type Complaint = z.infer<typeof complaintSchema>;

export type OpenComplaint = Extract<Complaint, { status: (typeof openStatuses)[number] }>;

const text = z.string();

/** Names, texts and whatever else identifies a person, apart from the head. */
export const complaintDetailsSchema = stored({
  description: text,
  demand: z.optional(text),
  against: z.optional(stored({ person: z.optional(text), department: z.optional(text) })),
  customer: stored({ name: text, phone: text }),
  vehicle: z.optional(stored({ vin: z.optional(text), plate: z.optional(text), model: z.optional(text) })),
  takenBy: stored({ role: roleSchema, person: text, name: text }),
  finding: z.optional(
    stored({
      cause: text,
      evidence: z.optional(text),
      responsible: z.optional(stored({ department: z.optional(text), person: z.optional(text) })),
    }),
  ),
  solution: z.optional(stored({ description: text, rejectedBecause: z.optional(text) })),
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
});

export type ComplaintDetails = z.infer<typeof complaintDetailsSchema>;

export function isOpen(complaint: Complaint): complaint is OpenComplaint {
  return complaint.status !== 'closed' && complaint.status !== 'withdrawn';
}
