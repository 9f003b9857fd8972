import * as z from 'zod/mini';
import { plus } from '../calendar.ts';
import type { Given } from '../draft.ts';
import type { JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import type { PersonActor } from '../record.ts';
import { stored } from '../stored.ts';
import type { Campaign } from './campaign.ts';

/** What a job that goes through a campaign's customers needs to know. */
export const campaignJobSchema = stored({
  campaign: z.string(),
  /** The one before, which has ended before this begins. */
  after: z.optional(z.string()),
});

export type CampaignJob = z.infer<typeof campaignJobSchema>;

/** A job that makes the calls of a campaign stand as it does; it begins a minute later. */
export function registerCampaignJob(
  { id, branchId, number, timeZone, job }: Campaign,
  after: string | undefined,
  given: Given & { readonly by: PersonActor },
): JobChange<CampaignJob> {
  return registerJob(
    {
      id: job,
      branchId,
      number,
      timeZone,
      kind: 'campaign',
      counts: {},
      details: { campaign: id, ...(after !== undefined && { after }) },
      firstStepAt: plus(given.at, 'PT1M'),
    },
    'register-job',
    given,
  );
}
