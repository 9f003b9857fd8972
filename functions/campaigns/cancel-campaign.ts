import * as z from 'zod/mini';
import { cancelCampaign as cancel } from '../../shared/domain/campaign/change.ts';
import { noteText } from '../../shared/domain/text.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { readsOfCampaign } from './find-campaign.ts';
import { followChange } from './follow-change.ts';

export const cancelCampaignBody = z.strictObject({ reason: noteText });

/** The campaign is called off, and what calls are still to be made with it. */
export const cancelCampaign: UseCase<{ id: string }, unknown, z.infer<typeof cancelCampaignBody>> = {
  reads: ({ params }) => readsOfCampaign(params.id),
  run: ({ params, body: { reason }, ifMatch }, context) =>
    followChange({ id: params.id, ifMatch }, context, (state, job, given) =>
      cancel(state, { reason, job }, given),
    ),
};
