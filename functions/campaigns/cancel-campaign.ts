import * as z from 'zod/mini';
import { cancelCampaign as cancel } from '../../shared/domain/campaign/change.ts';
import { noteText } from '../../shared/domain/text.ts';
import { campaignCommand } from './campaign-command.ts';

export const body = z.strictObject({ reason: noteText });

/** The campaign is called off, and what calls are still to be made with it. */
export const useCase = campaignCommand<z.infer<typeof body>>('cancel-campaign', cancel);
