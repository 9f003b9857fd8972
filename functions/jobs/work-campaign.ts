import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { campaignHead, chosenRef, customersAChunk } from '../../shared/data/arrival/campaign-head.ts';
import { customerFileRef, writeFile } from '../../shared/data/customer/customer-file.ts';
import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { callbackIdFor, groupOfBranch } from '../../shared/data/table/ids.ts';
import { plus } from '../../shared/domain/calendar.ts';
import { callCustomer } from '../../shared/domain/campaign/call-customer.ts';
import type { Campaign, CustomerOutcome } from '../../shared/domain/campaign/campaign.ts';
import { type CampaignJob, campaignJobSchema } from '../../shared/domain/campaign/campaign-job.ts';
import { type Counts, hasEnded, type JobState } from '../../shared/domain/job/job.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { takeTurn } from './take-turn.ts';
import { jobWorker, type Progress } from './worker.ts';

/** How many customers are taken at once: fewer than there are turns between two cursors. */
const customersAStretch = 25;

/**
 * CALL-9: makes the call of every customer chosen stand as the campaign does. One after another: a job waits until the
 * one before has ended, and ends once another has followed, so nothing that was decided before undoes what was
 * decided since.
 */
export const campaignWorker = jobWorker<CampaignJob>({ details: campaignJobSchema, work });

async function* work(
  { head, details }: JobState<CampaignJob>,
  { policy }: { policy: Policy },
  runtime: Runtime,
): AsyncGenerator<Progress<CampaignJob>> {
  const { table, now } = runtime;
  const { campaign: id, after } = details;
  const earlier =
    after === undefined ? undefined : jobHead.from(await table.load(jobHead.refs(after)), after)?.head;
  if (earlier && !hasEnded(earlier)) return yield { next: 'wait', until: plus(now(), 'PT1M') };

  let turn = Number(head.cursor ?? 0);
  let counts: Counts = head.counts;
  for (;;) {
    const chunkRef = chosenRef(id, Math.floor(turn / customersAChunk));
    const loaded = await table.load([campaignHead.headRef(id), chunkRef]);
    const campaign = loaded.get(campaignHead.headRef(id));
    const inChunk = turn % customersAChunk;
    const stretch = loaded.get(chunkRef)?.fileIds.slice(inChunk, inChunk + customersAStretch) ?? [];
    if (campaign?.job !== head.id || stretch.length === 0) break;
    const served = await Promise.all(
      stretch.map((fileId, at) =>
        serve(runtime, campaign, { jobId: head.id, turn: turn + at, fileId, policy }),
      ),
    );
    turn += stretch.length;
    counts = counted(
      counts,
      served.map(({ outcome }) => outcome),
    );
    const rescheduled = served.flatMap((one) => one.rescheduled);
    yield { next: 'go_on', cursor: String(turn), counts, rescheduled };
  }
  yield { next: 'finish', counts };
}

interface Target {
  readonly jobId: string;
  readonly turn: number;
  readonly fileId: string;
  readonly policy: Policy;
}

async function serve(
  { table, now }: Runtime,
  { id, branchId }: Campaign,
  { jobId, turn, fileId, policy }: Target,
): Promise<{ outcome: CustomerOutcome; rescheduled: readonly Rescheduled[] }> {
  const campaignRef = campaignHead.headRef(id);
  const fileRef = customerFileRef(groupOfBranch(branchId), fileId);
  const callbackId = callbackIdFor(id, fileId);
  const reads = [campaignRef, fileRef, ...callbackHead.refs(callbackId)];
  let rescheduled: readonly Rescheduled[] = [];
  const outcome = await takeTurn(table, jobId, turn, reads, (loaded) => {
    const campaign = loaded.get(campaignRef);
    if (!campaign) throw new Error(`${id} is gone`);
    const file = loaded.get(fileRef);
    const call = callbackHead.from(loaded, callbackId);
    const given = { at: now(), by: system, policy };
    const { outcome, change } = callCustomer(campaign, { fileId, file, call, callbackId }, given);
    // A wish not to be called that is made at the same moment is not to be passed over (CALL-10).
    const opens = change?.head.status === 'open' && call?.head.status !== 'open';
    const unchangedFile = opens ? [writeFile({ ref: fileRef, file }, {})] : [];
    const writes = change ? callbackHead.write(call, change) : [];
    rescheduled = rescheduledBy(writes);
    return { outcome, writes: [...writes, ...unchangedFile] };
  });
  return { outcome, rescheduled };
}

function counted(counts: Counts, outcomes: readonly CustomerOutcome[]): Counts {
  const sum: Record<string, number> = { ...counts };
  for (const outcome of outcomes) sum[outcome] = (sum[outcome] ?? 0) + 1;
  return sum;
}
