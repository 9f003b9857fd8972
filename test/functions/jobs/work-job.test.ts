import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { runTask } from '../../../functions/automation/run-task.ts';
import { sweep } from '../../../functions/automation/sweep.ts';
import { mostAhead } from '../../../functions/jobs/pace.ts';
import { takeTurn } from '../../../functions/jobs/take-turn.ts';
import { workJob } from '../../../functions/jobs/work-job.ts';
import { jobWorker, type Progress } from '../../../functions/jobs/worker.ts';
import type { Rescheduled, TaskRow } from '../../../shared/data/head/task-store.ts';
import { jobFrom, jobHead } from '../../../shared/data/job/job-store.ts';
import { childId } from '../../../shared/data/table/ids.ts';
import { itemRef } from '../../../shared/data/table/item.ts';
import { keys, partitions } from '../../../shared/data/table/keys.ts';
import type { Write } from '../../../shared/data/table/transaction.ts';
import { type JobState, jobTask } from '../../../shared/domain/job/job.ts';
import { nextStepAt } from '../../../shared/domain/task.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { scheduleName, schedulesOf } from '../../../shared/schedules.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { registered } from '../../support/job.ts';

const begin = Date.UTC(2026, 10, 23, 2);
const after = (minutes: number) => new Date(begin + minutes * 60_000).toISOString();
const detailsSchema = z.object({ targets: z.int(), stretch: z.int() });
type Details = z.infer<typeof detailsSchema>;

let backends: Backends;
let lastId = 0;
let id = '';

beforeAll(async () => {
  backends = await startBackends(after(0));
});
afterAll(() => backends.stop());

async function stored(details: Details): Promise<void> {
  lastId += 1;
  id = `job.tst.br1.${String(lastId).padStart(16, '0')}`;
  backends.setNow(after(0));
  await backends.runtime.table.transact(
    jobHead.write(undefined, registered(after(0), after(1), details, id, 'campaign')),
  );
  backends.setNow(after(1));
}

beforeEach(() => stored({ targets: 10, stretch: 3 }));

async function load(): Promise<JobState<Details>> {
  const state = jobFrom(await backends.runtime.table.load(jobHead.refs(id)), id, detailsSchema);
  if (!state) throw new Error('no such job');
  return state;
}

const target = (nth: number) => itemRef({ pk: id, sk: `target#${nth}` }, z.object({ times: z.int() }));

/** What a target stands at: how often it was done. */
async function done(count: number): Promise<(number | undefined)[]> {
  const refs = Array.from({ length: count }, (_, nth) => target(nth));
  const loaded = await backends.runtime.table.load(refs);
  return refs.map((ref) => loaded.get(ref)?.times);
}

class Crash extends Error {}

let lastTask = 0;

/** The first steps of tasks of as many calls. */
function tasksOf(count: number): Rescheduled[] {
  return Array.from({ length: count }, () => {
    lastTask += 1;
    const subjectId = `cbk.tst.br1.${String(lastTask).padStart(16, '0')}`;
    return { subjectId, id: 't1', step: 1, waits: true };
  });
}

/** As many as a job waits for, though they are of fewer tasks. */
function manyOf(tasks: readonly Rescheduled[]): Rescheduled[] {
  return Array.from({ length: mostAhead }, (_, nth) => tasks[nth % tasks.length]).filter(
    (task) => task !== undefined,
  );
}

function rowOf({ subjectId, id, step, waits }: Rescheduled): Write {
  const row: TaskRow = {
    id: childId(subjectId, id),
    subject: { id: subjectId, type: 'callback', number: 'T0-R' },
    branchId: 'tst.br1',
    timeZone: 'Asia/Shanghai',
    kind: 'callback',
    owner: { role: 'care_specialist' },
    dueAt: after(9_000),
    state: 'open',
    step,
    ...(waits && { nextStepAt: after(9_000) }),
  };
  return { put: keys.task(subjectId, id), row };
}

/** Does every target once and counts odd ones apart; dies after so many targets. */
function counting(lives = Number.POSITIVE_INFINITY, rescheduled: readonly Rescheduled[] = []) {
  let left = lives;
  async function* work({ head, details }: JobState<Details>, _: unknown, { table }: Runtime) {
    let turn = Number(head.cursor ?? 0);
    let counts = { even: 0, odd: 0, ...head.counts };
    while (turn < details.targets) {
      const stretch = Math.min(details.stretch, details.targets - turn);
      for (let nth = turn; nth < turn + stretch; nth++) {
        if (left-- <= 0) throw new Crash();
        const outcome = await takeTurn(table, id, nth, [target(nth)], (loaded) => {
          const { times } = loaded.get(target(nth)) ?? { times: 0 };
          const outcome = nth % 2 === 0 ? ('even' as const) : ('odd' as const);
          return { outcome, writes: [{ put: target(nth).key, data: { times: times + 1 } }] };
        });
        counts = { ...counts, [outcome]: counts[outcome] + 1 };
      }
      turn += stretch;
      yield { next: 'go_on', cursor: String(turn), counts, rescheduled } satisfies Progress<Details>;
    }
    yield { next: 'finish', counts } satisfies Progress<Details>;
  }
  return { campaign: async () => jobWorker({ details: detailsSchema, work }) };
}

async function fire(
  workers: Parameters<typeof workJob>[1],
  context?: Parameters<ReturnType<typeof workJob>>[1],
) {
  const { step } = jobTask((await load()).head);
  return await workJob(backends.runtime, workers)({ taskId: childId(id, 't1'), step }, context);
}

async function leaseEnds(): Promise<void> {
  backends.setNow(nextStepAt(jobTask((await load()).head)) ?? '');
}

test('works a job off and tells whoever started it', async () => {
  expect(await fire(counting())).toBe('ended');
  expect((await load()).head).toMatchObject({
    status: 'done',
    startedAt: after(1),
    counts: { even: 5, odd: 5 },
  });
  expect(await done(10)).toEqual(Array(10).fill(1));
  const partition = partitions.mailbox('per.tst.0000000000000001');
  const { items } = await backends.runtime.table.query({ partition, index: 'gsi1', limit: 100 });
  expect(items.filter(({ at }) => at.pk === id)).toHaveLength(1);
});

test('a firing that comes twice, late, or for what is no job does nothing', async () => {
  const firing = { taskId: childId(id, 't1'), step: 1 };
  const both = await Promise.all([1, 2].map(() => workJob(backends.runtime, counting())(firing)));
  expect(both.toSorted()).not.toEqual(['ended', 'ended']);
  expect(await workJob(backends.runtime, counting())(firing)).toBe('past');
  expect(await workJob(backends.runtime)({ taskId: 'cmp.tst.br1.0000000000000001.t1', step: 1 })).toBe(
    'past',
  );
  expect(await done(10)).toEqual(Array(10).fill(1));
});

test('wherever it dies, and however often, every target is done once and counted once', async () => {
  const deaths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      deaths,
      async (targets, stretch, lives) => {
        await stored({ targets, stretch });
        for (const left of lives) {
          if ((await load()).head.status === 'done') break;
          await fire(counting(left)).catch((error: unknown) => expect(error).toBeInstanceOf(Crash));
          if ((await load()).head.status !== 'done') await leaseEnds();
        }
        if ((await load()).head.status !== 'done') expect(await fire(counting())).toBe('ended');
        const { counts } = (await load()).head;
        expect([counts.even ?? 0, counts.odd ?? 0]).toEqual([
          Math.ceil(targets / 2),
          Math.floor(targets / 2),
        ]);
        expect(await done(targets)).toEqual(Array(targets).fill(1));
      },
    ),
    { seed: 20261123, numRuns: 25 },
  );
});

test('whoever was overtaken keeps nothing and does no target again', async () => {
  const workers = counting();
  const slow = counting();
  let first = true;
  const overtaken = {
    campaign: async () => {
      const worker = await slow.campaign();
      const work: typeof worker.work = async function* (job, place, runtime) {
        for await (const progress of worker.work(job, place, runtime)) {
          if (first) {
            first = false;
            await leaseEnds();
            expect(await fire(workers)).toBe('ended');
          }
          yield progress;
        }
      };
      return { ...worker, work };
    },
  };
  expect(await fire(overtaken)).toBe('overtaken');
  expect((await load()).head).toMatchObject({ status: 'done', counts: { even: 5, odd: 5 } });
  expect(await done(10)).toEqual(Array(10).fill(1));
});

test('near the end of its time it leaves the rest to the next step', async () => {
  expect(await fire(counting(), { getRemainingTimeInMillis: () => 0 })).toBe('put_off');
  expect((await load()).head).toMatchObject({ status: 'running', cursor: '3', stalls: 0 });
  expect(nextStepAt(jobTask((await load()).head))).toBe(after(2));
});

test('waits for its own schedule once many follow from what it did', async () => {
  const working = fire(counting(undefined, manyOf(tasksOf(1))));
  const cursor = async () => (await load()).head.cursor;
  await expect.poll(cursor).toBe('3');
  const { head } = await load();
  const { step } = jobTask(head);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await cursor()).toBe('3');
  const schedules = schedulesOf(backends.runtime);
  for (const [at, next] of ['6', '9', '10'].entries()) {
    await schedules.create({ taskId: childId(id, 't1'), step: step + at, nextStepAt: after(5) });
    await expect.poll(cursor, { timeout: 5_000 }).toBe(next);
  }
  await schedules.create({ taskId: childId(id, 't1'), step: step + 3, nextStepAt: after(5) });
  expect(await working).toBe('ended');
  for (const name of backends.scheduleNames()) await schedules.remove(name);
});

test('waits for the schedules of all that it did as well: its own may be made before them', async () => {
  const tasks = tasksOf(2);
  await backends.runtime.table.transact(tasks.map(rowOf));
  await stored({ targets: 3, stretch: 3 });
  const working = fire(counting(undefined, manyOf(tasks)));
  const schedules = schedulesOf(backends.runtime);
  await expect.poll(async () => (await load()).head.cursor).toBe('3');
  const own = { taskId: childId(id, 't1'), step: jobTask((await load()).head).step, nextStepAt: after(5) };
  await schedules.create(own);
  const [first, second] = tasks;
  if (!first || !second) throw new Error('there are two');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await load()).head.status).toBe('running');
  await schedules.create({ taskId: childId(first.subjectId, 't1'), step: 1, nextStepAt: after(5) });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await load()).head.status).toBe('running');
  // Somebody moves the second, so that step gets no schedule any more.
  await backends.runtime.table.transact([rowOf({ ...second, step: 2 })]);
  expect(await working).toBe('ended');
  for (const name of backends.scheduleNames()) await schedules.remove(name);
});

test('waits until the schedule of what it cancelled is gone', async () => {
  const [task] = tasksOf(1);
  if (!task) throw new Error('there is one');
  const cancelled = { ...task, step: 2, waits: false };
  await backends.runtime.table.transact([rowOf(cancelled)]);
  const schedules = schedulesOf(backends.runtime);
  await schedules.create({ taskId: childId(task.subjectId, 't1'), step: 1, nextStepAt: after(5) });
  await stored({ targets: 3, stretch: 3 });
  const working = fire(counting(undefined, manyOf([cancelled])));
  await expect.poll(async () => (await load()).head.cursor).toBe('3');
  const { step } = jobTask((await load()).head);
  await schedules.create({ taskId: childId(id, 't1'), step, nextStepAt: after(5) });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await load()).head.status).toBe('running');
  await schedules.remove(scheduleName({ taskId: childId(task.subjectId, 't1'), step: 1 }));
  expect(await working).toBe('ended');
  for (const name of backends.scheduleNames()) await schedules.remove(name);
});

test('a job that comes no further is given up', async () => {
  for (let times = 0; times < 5; times++) {
    await expect(fire(counting(0))).rejects.toThrow(Crash);
    await leaseEnds();
  }
  expect(await fire(counting())).toBe('ended');
  expect((await load()).head).toMatchObject({ status: 'failed', failure: { code: 'stalled' } });
});

test('run-task leaves it alone, and the sweep has its schedule made anew, calling work-job', async () => {
  await runTask(backends.runtime)({ taskId: childId(id, 't1'), step: 1 });
  expect((await load()).head.status).toBe('waiting');
  backends.setNow(after(3));
  await sweep(backends.runtime)();
  const { head } = await load();
  expect(jobTask(head)).toMatchObject({ step: 2, plan: [{ at: after(4) }] });
  await schedulesOf(backends.runtime).create({ taskId: childId(id, 't1'), step: 2, nextStepAt: after(4) });
  const [schedule] = backends.schedules.list({ prefix: childId(id, 't1'), limit: 1 });
  expect(schedule?.definition.Target.Arn).toMatch(/work-job$/);
});
