import * as z from 'zod/mini';
import { localDateSchema } from '../../shared/domain/calendar.ts';
import { moveCampaign as move } from '../../shared/domain/campaign/change.ts';
import { campaignCommand } from './campaign-command.ts';

export const moveCampaignBody = z.strictObject({ date: localDateSchema });

/** The campaign is on another day, and its calls with it. */
export const moveCampaign = campaignCommand<z.infer<typeof moveCampaignBody>>('move-campaign', move);
