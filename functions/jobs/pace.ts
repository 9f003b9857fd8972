import { setTimeout as pause } from 'node:timers/promises';
import { childId } from '../../shared/data/ids.ts';
import { type Job, jobTask } from '../../shared/domain/job/job.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { scheduleExists, scheduleName } from '../../shared/schedules.ts';

/** After how many schedules that follow from its work a job waits for them. */
export const mostAhead = 25;

const firstPauseMs = 50;
const longestPauseMs = 1_000;

/** How long it waits at most. Where that is not enough, the job is left until its lease ends. */
export const longestWaitMs = 60_000;

/**
 * Waits until the job's own next step has its schedule. Schedules are made in the order of what was written, so by
 * then those of all that the job has done are made too, and it never keeps a live deadline waiting behind a queue of
 * its own.
 *
 * @returns false where that took too long
 */
export async function caughtUp(
  runtime: Pick<Runtime, 'environment' | 'scheduler'>,
  job: Pick<Job, 'id' | 'tasks'>,
): Promise<boolean> {
  const task = jobTask(job);
  const name = scheduleName({ taskId: childId(job.id, task.id), step: task.step });
  const until = performance.now() + longestWaitMs;
  for (let pauseMs = firstPauseMs; performance.now() < until; pauseMs *= 2) {
    if (await scheduleExists(runtime, name)) return true;
    await pause(Math.min(pauseMs, longestPauseMs) * (0.5 + Math.random() / 2));
  }
  return false;
}
