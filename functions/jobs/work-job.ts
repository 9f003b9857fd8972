import type { Context } from 'aws-lambda';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import type { Rescheduled } from '../../shared/data/head/task-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { branchOfId, isJobId, partsOfChildId } from '../../shared/data/table/ids.ts';
import { RaceLost, type Write } from '../../shared/data/table/transaction.ts';
import { plus } from '../../shared/domain/calendar.ts';
import { failJob, finishJob } from '../../shared/domain/job/end.ts';
import { hasEnded, type Job, type JobChange, type JobState, jobTask } from '../../shared/domain/job/job.ts';
import { keepStretch, mostStalls, putOff, takeJob } from '../../shared/domain/job/work.ts';
import { system } from '../../shared/domain/record.ts';
import { failureSays } from '../../shared/domain/refusals/import.ts';
import { failureOf } from '../../shared/domain/refusals/reason.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { type Firing, firingSchema } from '../../shared/schedules.ts';
import { caughtUp, longestWaitMs, mostAhead } from './pace.ts';
import { Overtaken } from './take-turn.ts';
import type { JobWorker, Progress } from './worker.ts';
import { workers as allWorkers } from './workers.ts';

/** What a stretch and its keeping may take, and the longest wait after it. */
const reserveMs = longestWaitMs + 30_000;

export type Worked = 'past' | 'ended' | 'put_off' | 'behind' | 'overtaken';

/**
 * What a job's schedule calls: works the job off, stretch by stretch, each kept on condition that nobody else has
 * taken the job. Near the end of its time it leaves the rest to the job's next step. Where it dies, the lease ends and
 * the job is taken up again from the last stretch that was kept.
 *
 * @param workers who works off which kind of job
 */
export const workJob =
  (runtime: Runtime, workers = allWorkers) =>
  async (input: unknown, context?: Pick<Context, 'getRemainingTimeInMillis'>): Promise<Worked> => {
    const firing = firingSchema.parse(input);
    const outOfTime = () => (context?.getRemainingTimeInMillis() ?? Infinity) < reserveMs;
    const code = await work(runtime, firing, workers, outOfTime).catch((error: unknown): Worked => {
      if (error instanceof RaceLost || error instanceof Overtaken) return 'overtaken';
      throw error;
    });
    runtime.log('info', { event: 'job', code, subject: firing.taskId });
    return code;
  };

async function work(
  runtime: Runtime,
  firing: Firing,
  workers: typeof allWorkers,
  outOfTime: () => boolean,
): Promise<Worked> {
  const found = await find(runtime, firing, workers);
  if (!found) return 'past';
  const { worker, place } = found;
  const given = () => ({ at: runtime.now(), by: system, policy: place.policy });
  let { state } = found;
  const keep = async (change: JobChange, writes: readonly Write[] = []) => {
    await runtime.table.transact([...jobHead.write(state, change), ...writes]);
    state = change;
  };
  if (state.head.stalls >= mostStalls) {
    await keep(failJob(state, await failureOf('stalled', failureSays.stalled), given()));
    return 'ended';
  }
  await keep(takeJob(state, runtime.now()));
  let ahead: Rescheduled[] = [];
  for await (const progress of worker.work(state, place, runtime)) {
    if (progress.next === 'wait') {
      await keep(putOff(state, progress.until));
      return 'put_off';
    }
    if (progress.next !== 'go_on') {
      await keep(endedBy(progress, state, given()));
      return 'ended';
    }
    ahead.push(...progress.rescheduled);
    const full = ahead.length >= mostAhead;
    await keep(keepStretch(state, progress, runtime.now(), full), progress.writes);
    if (full) {
      if (!(await caughtUp(runtime, [...ahead, ownStep(state.head)]))) return 'behind';
      ahead = [];
    }
    if (outOfTime()) {
      await keep(putOff(state, plus(runtime.now(), 'PT1M')));
      return 'put_off';
    }
  }
  throw new Error(`${state.head.kind} ended without a word`);
}

/** The job's own next step. */
function ownStep(head: Job): Rescheduled {
  const { id, step } = jobTask(head);
  return { subjectId: head.id, id, step, waits: true };
}

function endedBy(
  progress: Extract<Progress, { next: 'finish' | 'fail' }>,
  state: JobState,
  given: Parameters<typeof finishJob>[2],
): JobChange {
  return progress.next === 'finish'
    ? finishJob(state, progress.counts, given)
    : failJob(state, progress.failure, given);
}

/** The job whose step the firing is for, and who works on it; undefined where that step is past. */
async function find(
  { table }: Runtime,
  { taskId, step }: Firing,
  workers: typeof allWorkers,
): Promise<{ state: JobState; place: Place; worker: JobWorker } | undefined> {
  const { subjectId = '' } = partsOfChildId(taskId) ?? {};
  if (!isJobId(subjectId)) return undefined;
  const loaded = await table.load(jobHead.refs(subjectId));
  const head = jobHead.from(loaded, subjectId)?.head;
  const place = branchFrom(loaded, branchOfId(subjectId));
  if (!head || !place || hasEnded(head) || jobTask(head).step !== step) return undefined;
  const worker = await workers[head.kind]?.();
  if (!worker) throw new Error(`nobody works on a job of kind ${head.kind}`);
  const state = jobFrom(loaded, subjectId, worker.details);
  return state && { state, place, worker };
}

export const handler = (input: unknown, context: Context) => workJob(runtime)(input, context);
