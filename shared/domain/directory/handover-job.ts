import * as z from 'zod/mini';
import { plus } from '../calendar.ts';
import type { Given } from '../draft.ts';
import type { JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import type { PersonActor } from '../record.ts';
import { roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';

/** What the job needs to know that hands over the work of somebody: whose, of which role, and at which branches. */
export const handoverSchema = stored({
  person: z.string(),
  role: roleSchema,
  branchIds: z.array(z.string()),
});

export type Handover = z.infer<typeof handoverSchema>;

/** Whatever was begun before somebody left is over by then, so that nothing is given to them behind the job's back. */
const begun = 'PT1M';

/** The job that hands over what somebody held where they have their role no more. */
export function registerHandover(
  job: { readonly id: string; readonly branchId: string; readonly number: string; readonly timeZone: string },
  details: Handover,
  given: Given & { readonly by: PersonActor },
): JobChange<Handover> {
  const planned = {
    ...job,
    kind: 'handover',
    counts: {},
    details,
    firstStepAt: plus(given.at, begun),
  } as const;
  return registerJob(planned, 'register-job', given);
}
