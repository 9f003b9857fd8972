import { jobHead } from '../../shared/data/job/job-store.ts';
import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { campaignView } from './campaign-view.ts';
import { campaignAccess } from './find-campaign.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(campaignAccess, params.id),
  async run({ params }, context) {
    const found = findHead(campaignAccess, params.id, context);
    const { state } = found;
    const { job } = state.head;
    const loaded = await context.runtime.table.load(jobHead.refs(job));
    const view = campaignView(state, jobHead.from(loaded, job)?.head);
    return shownHead(campaignAccess, state, view, found, context);
  },
};
