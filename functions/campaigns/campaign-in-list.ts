import type { CampaignRow } from '../../shared/data/arrival/campaign-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';

/** A campaign as callers see it in a list, its time in the branch's zone. */
export function campaignInList({ timeZone, startedAt, ...row }: CampaignRow) {
  return { ...row, startedAt: withOffset(startedAt, timeZone) };
}
