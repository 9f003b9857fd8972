import * as z from 'zod/mini';
import { localDateSchema } from '../../shared/domain/calendar.ts';
import { moveCampaign as move } from '../../shared/domain/campaign/change.ts';
import { campaignCommand } from './campaign-command.ts';

export const body = z.strictObject({ date: localDateSchema });

/** The campaign is on another day, and its calls with it. */
export const useCase = campaignCommand<z.infer<typeof body>>('move-campaign', move);
