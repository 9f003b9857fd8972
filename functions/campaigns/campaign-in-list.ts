import * as z from 'zod/mini';
import { type CampaignRow, campaignRowSchema } from '../../shared/data/arrival/campaign-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const campaignPageSchema = () =>
  pageSchema(
    z.extend(z.omit(campaignRowSchema, { timeZone: true }), {
      startedAt: z.iso.datetime({ offset: true }),
    }),
  );

/** A campaign as callers see it in a list, its time in the branch's zone. */
export function campaignInList({ timeZone, startedAt, ...row }: CampaignRow) {
  return { ...row, startedAt: withOffset(startedAt, timeZone) };
}
