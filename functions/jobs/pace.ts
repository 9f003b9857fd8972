import { setTimeout as pause } from 'node:timers/promises';
import { type Rescheduled, taskRowRef } from '../../shared/data/head/task-store.ts';
import { childId } from '../../shared/data/table/ids.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { scheduleExists, scheduleName } from '../../shared/schedules.ts';

/** After how many schedules that follow from its work a job waits for them. */
export const mostAhead = 25;

const firstPauseMs = 50;
const longestPauseMs = 1_000;

/** How long it waits at most. Where that is not enough, the job is left until its lease ends. */
export const longestWaitMs = 60_000;

type Asked = Pick<Runtime, 'environment' | 'scheduler' | 'table'>;

/**
 * Waits until the schedules of all those steps are made, or those before them are gone. Nobody promises in which order
 * that happens, since records of different items come by different ways, so each is asked for. A job that waits so never
 * keeps a live deadline waiting behind a queue of its own.
 *
 * @returns false where that took too long
 */
export async function caughtUp(runtime: Asked, steps: readonly Rescheduled[]): Promise<boolean> {
  const until = performance.now() + longestWaitMs;
  let left = steps;
  for (let pauseMs = firstPauseMs; performance.now() < until; pauseMs *= 2) {
    left = await unserved(runtime, left);
    if (left.length === 0) return true;
    await pause(Math.min(pauseMs, longestPauseMs) * (0.5 + Math.random() / 2));
  }
  return false;
}

async function unserved(runtime: Asked, steps: readonly Rescheduled[]): Promise<Rescheduled[]> {
  const served = await Promise.all(steps.map((step) => isServed(runtime, step)));
  const open = steps.filter((_, at) => !served[at]);
  if (open.length === 0) return [];
  // One that was taken by then, or moved by somebody else, has no schedule any more.
  const loaded = await runtime.table.load(open.map(({ subjectId, id }) => taskRowRef(subjectId, id)));
  return open.filter(({ subjectId, id, step }) => loaded.get(taskRowRef(subjectId, id))?.step === step);
}

async function isServed(runtime: Asked, { subjectId, id, step, waits }: Rescheduled): Promise<boolean> {
  const taskId = childId(subjectId, id);
  if (waits) return await scheduleExists(runtime, scheduleName({ taskId, step }));
  return !(await scheduleExists(runtime, scheduleName({ taskId, step: step - 1 })));
}
