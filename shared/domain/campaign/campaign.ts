import * as z from 'zod/mini';
import type { Change, State } from '../draft.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';

/** As many ids of customers as a request has room for. */
export const mostCustomers = 4_000;

export const campaignStatuses = ['open', 'cancelled'] as const;

/** The head of a campaign: customers chosen to be called about something. No personal data and no free text. */
export const campaignSchema = stored({
  id: z.string(),
  branchId: z.string(),
  /** What people call it and its calls by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the campaign. */
  version: z.int(),
  status: z.enum(campaignStatuses),
  /** The local day of the event, or of the deadline. */
  date: z.string(),
  /** Whether a letter follows each call that reaches the customer. */
  letter: z.boolean(),
  /** How many were chosen. */
  customers: z.int(),
  startedBy: ownerSchema,
  startedAt: z.string(),
  /** The job that makes the calls stand as the campaign does by now. */
  job: z.string(),
  /** None of its own: the promises are the calls. */
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
});

export type Campaign = z.infer<typeof campaignSchema>;

/** What it is about, in words. */
export const campaignDetailsSchema = stored({
  name: z.string(),
  /** What to say. */
  text: z.string(),
  /** Why it was called off. */
  reason: z.optional(z.string()),
});

export type CampaignDetails = z.infer<typeof campaignDetailsSchema>;

export type CampaignState = State<Campaign, CampaignDetails>;
export type CampaignChange = Change<Campaign, CampaignDetails>;

/**
 * How each chosen customer stands: to be called, called, or not to be called any more; or passed over, since they want
 * no calls, are not known, are no customer of the branch, or since it is too late.
 */
export const customerOutcomes = [
  'planned',
  'made',
  'cancelled',
  'noCalls',
  'unknown',
  'elsewhere',
  'late',
] as const;

export type CustomerOutcome = (typeof customerOutcomes)[number];
