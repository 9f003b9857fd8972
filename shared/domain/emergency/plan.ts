import * as z from 'zod/mini';
import type { Change, Draft, State } from '../draft.ts';
import { personActorSchema } from '../record.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';
import { drillSummarySchema } from './drill-summary.ts';

/** Whose plan it is: a branch's, or a group's, which every branch of it gets a plan of its own by. */
export const planScopes = ['branch', 'group'] as const;

export const planStatuses = ['proposed', 'planned', 'on', 'ended'] as const;

/** How many complaints came in, and how many a day usually do (EMERG-3). */
export const surgeSchema = stored({ at: z.string(), count: z.int(), inDays: z.int(), days: z.int() });

export type Surge = z.infer<typeof surgeSchema>;

const facts = {
  id: z.string(),
  /** The branch; of a group's plan one of its branches, whose clock it goes by. */
  branchId: z.string(),
  scope: z.enum(planScopes),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the plan. */
  version: z.int(),
  drill: z.boolean(),
  /** The group's plan that it is part of. */
  partOf: z.optional(z.string()),
  /** Of a group's plan the job that brings it to the branches, or did last. */
  job: z.optional(z.string()),
  /** The surge that it was proposed for. */
  surge: z.optional(surgeSchema),
  /** Who answers for marketing, where somebody is named; and who is called in besides the heads of department. */
  marketing: z.optional(ownerSchema),
  invited: z.array(ownerSchema),
  /** Who turned it on, or registered it for later; nobody did what is only proposed. */
  startedBy: z.optional(ownerSchema),
  registeredAt: z.string(),
  /** What came of the drill, once that is over. */
  summary: z.optional(drillSummarySchema),
  revisedAt: z.optional(z.string()),
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
};

const period = { from: z.string(), until: z.string() };

/** The head of an emergency plan: from when until when it is on, who leads, and how far it is. */
export const planSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.literal('proposed') }),
  stored({ ...facts, ...period, status: z.literal('planned') }),
  stored({ ...facts, ...period, status: z.literal('on') }),
  /** One that was never on has ended with an empty period. */
  stored({ ...facts, ...period, status: z.literal('ended') }),
]);

export type Plan = z.infer<typeof planSchema>;

/** What it is about, in words, and who turned it on. */
export const planDetailsSchema = stored({
  reason: z.optional(z.string()),
  startedBy: z.optional(personActorSchema),
  /** What is to be done otherwise the next time (EMERG-4). */
  revision: z.optional(stored({ text: z.string(), at: z.string(), by: personActorSchema })),
});

export type PlanDetails = z.infer<typeof planDetailsSchema>;

export type PlanState = State<Plan, PlanDetails>;
export type PlanChange = Change<Plan, PlanDetails>;
export type PlanDraft = Draft<Plan, PlanDetails>;

/** The plan with some of its facts changed; its status and its period stay. */
export function withFacts(plan: Plan, facts: Partial<Omit<Plan, 'status' | 'from' | 'until'>>): Plan {
  return { ...plan, ...facts };
}
