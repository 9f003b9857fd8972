import type { JobWorker } from '../../functions/jobs/worker.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { finishJob } from '../../shared/domain/job/end.ts';
import type { JobChange, JobState } from '../../shared/domain/job/job.ts';
import { keepStretch, putOff, takeJob } from '../../shared/domain/job/work.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';

/** Works on a job as its Lambda does, until it ends or waits; dies before keeping what came after so many stretches. */
export async function runJob(
  worker: JobWorker,
  jobId: string,
  runtime: Runtime,
  stretches = Number.POSITIVE_INFINITY,
): Promise<'done' | 'dead' | 'waits'> {
  const { table, now } = runtime;
  const branchId = branchOfId(jobId);
  const loaded = await table.load([...jobHead.refs(jobId), ...Object.values(branchRefs(branchId))]);
  const place = branchFrom(loaded, branchId);
  const found = jobFrom(loaded, jobId, worker.details);
  if (!found || !place) throw new Error('no such job');
  let state: JobState = found;
  const keep = async (change: JobChange) => {
    await table.transact(jobHead.write(state, change));
    state = change;
  };
  await keep(takeJob(state, now()));
  let left = stretches;
  for await (const progress of worker.work(state, place, runtime)) {
    if (left-- <= 0) return 'dead';
    if (progress.next === 'go_on') await keep(keepStretch(state, progress, now(), false));
    else if (progress.next === 'finish') {
      const given = { at: now(), by: system, policy: effectivePolicy() };
      await keep(finishJob(state, progress.counts, given));
      return 'done';
    } else if (progress.next === 'wait') {
      await keep(putOff(state, progress.until));
      return 'waits';
    } else throw new Error(`it came to ${progress.next}`);
  }
  throw new Error('it ended without a word');
}
