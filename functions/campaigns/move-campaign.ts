import * as z from 'zod/mini';
import { localDateSchema } from '../../shared/domain/calendar.ts';
import { moveCampaign as move } from '../../shared/domain/campaign/change.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { readsOfCampaign } from './find-campaign.ts';
import { followChange } from './follow-change.ts';

export const moveCampaignBody = z.strictObject({ date: localDateSchema });

/** The campaign is on another day, and its calls with it. */
export const moveCampaign: UseCase<{ id: string }, unknown, z.infer<typeof moveCampaignBody>> = {
  reads: ({ params }) => readsOfCampaign(params.id),
  run: ({ params, body: { date }, ifMatch }, context) =>
    followChange({ id: params.id, ifMatch }, context, (state, job, given) =>
      move(state, { date, job }, given),
    ),
};
