import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { endDrill } from '../../shared/domain/complaint/commands/end-drill.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { sumUpDrill } from '../../shared/domain/emergency/change.ts';
import { drillCounts, summaryOf, withCounts } from '../../shared/domain/emergency/drill-summary.ts';
import { type PlanJob, planJobSchema } from '../../shared/domain/emergency/plan-job.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { jobWorker, type Progress } from './worker.ts';

const complaintsAStretch = 25;

/**
 * EMERG-4: ends every complaint of a drill that is over and counts how it went, then sums the drill up in its plan. It
 * takes no turns: what an ended complaint counts as stays the same, and a plan that is summed up is left alone.
 */
export const drillWorker = jobWorker<PlanJob>({ details: planJobSchema, work });

async function* work(
  { head, details }: JobState<PlanJob>,
  { policy }: Place,
  runtime: Runtime,
): AsyncGenerator<Progress<PlanJob>> {
  const { table, now } = runtime;
  let { cursor = '' } = head;
  let counts: Counts = head.counts;
  for (;;) {
    const { items } = await table.query({
      index: 'gsi1',
      partition: partitions.complaintsOfDrill(details.plan),
      // Every sort key is a time and an id; the one that was counted last is read again and passed over.
      between: [cursor, '~'],
      limit: complaintsAStretch + 1,
    });
    const left = items.filter(({ at }) => at.position > cursor).slice(0, complaintsAStretch);
    const last = left.at(-1);
    if (last === undefined) break;
    const ended = await Promise.all(left.map(({ at }) => end(runtime, at.pk)));
    counts = ended
      .flatMap((one) => one ?? [])
      .reduce((sum: Counts, one) => withCounts(sum, drillCounts(one)), counts);
    cursor = last.at.position;
    // What is ended has no steps to come any more.
    yield { next: 'go_on', cursor, counts, rescheduled: [] };
  }
  const summary = summaryOf(counts);
  await retryLostRaces(async () => {
    const loaded = await table.load(planHead.refs(details.plan));
    const plan = planHead.from(loaded, details.plan);
    const place = branchFrom(loaded, head.branchId);
    if (!plan || !place || plan.head.summary) return;
    const at = now();
    await table.transact(
      planHead.write(plan, sumUpDrill(plan, summary, { at, by: system, policy }), { place, at }),
    );
  });
  yield { next: 'finish', counts };
}

/** @returns the complaint as it is once it has ended */
async function end({ table, now }: Runtime, id: string): Promise<Complaint | undefined> {
  return await retryLostRaces(async () => {
    const loaded = await table.load(complaintHead.refs(id));
    const state = complaintHead.from(loaded, id);
    const place = branchFrom(loaded, branchOfId(id));
    if (!state || !place) return undefined;
    const change = endDrill(state, now(), place.policy);
    if (change) await table.transact(complaintHead.write(state, change));
    return (change ?? state).head;
  });
}
