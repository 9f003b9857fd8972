import * as z from 'zod/mini';
import { plus } from '../calendar.ts';
import type { Given } from '../draft.ts';
import type { JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import type { PersonActor } from '../record.ts';
import { stored } from '../stored.ts';
import type { Plan } from './plan.ts';

/** What a job that follows from a plan needs to know: that brings a group's to its branches, or sums a drill up. */
export const planJobSchema = stored({ plan: z.string() });

export type PlanJob = z.infer<typeof planJobSchema>;

/**
 * A job that follows from a plan; it begins a minute later.
 *
 * @param id of the job
 * @param kind `emergency` brings a group's plan to its branches as it stands by then, `drill` sums up what was practised
 */
export function registerPlanJob(
  id: string,
  kind: 'emergency' | 'drill',
  { id: plan, branchId, number, timeZone }: Plan,
  given: Given & { readonly by: PersonActor },
): JobChange<PlanJob> {
  const details = { plan };
  const planned = { id, branchId, number, timeZone, kind, counts: {}, details };
  return registerJob({ ...planned, firstStepAt: plus(given.at, 'PT1M') }, 'register-job', given);
}
