import { jobHead } from '../../shared/data/job/job-store.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { campaignETag, campaignView } from './campaign-view.ts';
import { findCampaign, readsOfCampaign } from './find-campaign.ts';

export const getCampaign: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfCampaign(params.id),
  async run({ params }, context) {
    const { state } = findCampaign(params.id, context);
    const { job } = state.head;
    const loaded = await context.runtime.table.load(jobHead.refs(job));
    return { body: campaignView(state, jobHead.from(loaded, job)?.head), headers: campaignETag(state) };
  },
};
