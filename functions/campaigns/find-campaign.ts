import { campaignHead } from '../../shared/data/arrival/campaign-head.ts';
import type { Campaign, CampaignDetails } from '../../shared/domain/campaign/campaign.ts';
import { type CampaignCommandName, commandsOfCampaign } from '../../shared/domain/campaign/change.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach campaigns, and what they may do to one. */
export const campaignAccess = {
  kind: campaignHead,
  absent: callbackSays.no_such_campaign,
  path: '/campaigns',
  commands: commandsOfCampaign,
} as const satisfies HeadAccess<Campaign, CampaignDetails, CampaignCommandName>;
