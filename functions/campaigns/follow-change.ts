import { campaignHead } from '../../shared/data/arrival/campaign-head.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import type { CampaignChange, CampaignState } from '../../shared/domain/campaign/campaign.ts';
import { registerPass } from '../../shared/domain/campaign/pass.ts';
import type { Given } from '../../shared/domain/draft.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { checkVersion } from '../../shared/http/command.ts';
import type { Answer, Context } from '../../shared/http/route.ts';
import { campaignETag, campaignView } from './campaign-view.ts';
import { findCampaign } from './find-campaign.ts';

/** Changes a campaign, and has a job go through its customers once more, after the one before (CALL-9). */
export async function followChange(
  { id, ifMatch }: { id: string; ifMatch: string | undefined },
  context: Context,
  change: (state: CampaignState, job: string, given: Given & { by: PersonActor }) => CampaignChange,
): Promise<Answer> {
  const { state, place, by } = findCampaign(id, context);
  checkVersion(ifMatch, state.head);
  const given = { at: context.now, by, policy: place.policy };
  const job = newSubjectId('job', place.branch.id, context.runtime.newId());
  const changed = change(state, job, given);
  const pass = registerPass(changed.head, state.head.job, given);
  return {
    body: campaignView(changed, pass.head),
    headers: campaignETag(changed),
    writes: [...campaignHead.write(state, changed), ...jobHead.write(undefined, pass)],
  };
}
