import { withOffset } from '../../shared/domain/calendar.ts';
import type { CampaignState, CustomerOutcome } from '../../shared/domain/campaign/campaign.ts';
import type { Job } from '../../shared/domain/job/job.ts';
import type { CampaignView } from './contract.ts';

/**
 * A campaign as callers see it.
 *
 * @param job that goes through its customers, or did last
 */
export function campaignView(
  { head, details }: CampaignState,
  job: Pick<Job, 'status' | 'counts'> | undefined,
): CampaignView {
  const { id, branchId, number, timeZone, date, letter, status, customers, version } = head;
  const count = (outcome: CustomerOutcome) => job?.counts[outcome] ?? 0;
  return {
    id,
    branchId,
    number,
    name: details.name,
    text: details.text,
    date,
    letter,
    status,
    reason: details.reason,
    startedBy: { role: head.startedBy.role, person: head.startedBy.person },
    startedAt: withOffset(head.startedAt, timeZone),
    progress: {
      work: job?.status ?? 'waiting',
      customers,
      done: Object.values(job?.counts ?? {}).reduce((sum, one) => sum + one, 0),
      planned: count('planned'),
      made: count('made'),
      cancelled: count('cancelled'),
      skipped: {
        noCalls: count('noCalls'),
        unknown: count('unknown'),
        elsewhere: count('elsewhere'),
        late: count('late'),
      },
    },
    version,
  };
}
