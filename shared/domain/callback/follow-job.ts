import * as z from 'zod/mini';
import { plus } from '../calendar.ts';
import type { Given } from '../draft.ts';
import type { Job, JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import type { PersonActor } from '../record.ts';
import { stored } from '../stored.ts';

/** Whose calls a job makes stand as their file does; and whether it plans anew what their vehicles' dates lead to. */
export const followJobSchema = stored({ fileId: z.string(), reminders: z.optional(z.boolean()) });

export type FollowJob = z.infer<typeof followJobSchema>;

/** A job that goes through the calls of a customer, who may have too many for one step; it begins a minute later. */
export function registerFollowJob(
  job: Pick<Job, 'id' | 'branchId' | 'number' | 'timeZone'>,
  details: FollowJob,
  given: Given & { readonly by: PersonActor },
): JobChange<FollowJob> {
  const firstStepAt = plus(given.at, 'PT1M');
  return registerJob({ ...job, kind: 'calls', counts: {}, details, firstStepAt }, 'register-job', given);
}
