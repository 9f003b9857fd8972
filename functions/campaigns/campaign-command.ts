import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import type { CampaignChange, CampaignState } from '../../shared/domain/campaign/campaign.ts';
import { registerCampaignJob } from '../../shared/domain/campaign/campaign-job.ts';
import type { CampaignCommandName } from '../../shared/domain/campaign/change.ts';
import type { Given } from '../../shared/domain/draft.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { campaignView } from './campaign-view.ts';
import { campaignAccess } from './find-campaign.ts';

/** Changes a campaign, and has a job go through its customers once more, after the one before (CALL-9). */
export function campaignCommand<Body>(
  command: CampaignCommandName,
  change: (
    state: CampaignState,
    input: Body & { readonly job: string },
    given: Given & { readonly by: PersonActor },
  ) => CampaignChange,
) {
  return headCommand(campaignAccess, command, {
    decide({ state, branch, ...given }, body: Body, { runtime }) {
      const job = newSubjectId('job', branch.id, runtime.newId());
      const changed = change(state, { ...body, job }, given);
      return {
        change: changed,
        writes: jobHead.write(undefined, registerCampaignJob(changed.head, state.head.job, given)),
      };
    },
    view: (changed) => campaignView(changed, waitingPass),
  });
}

/** How a job stands that has just been registered. */
const waitingPass = { status: 'waiting', counts: {} } as const;
