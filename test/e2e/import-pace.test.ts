import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../infra/local/start.ts';
import { childId } from '../../shared/data/table/ids.ts';
import { scheduleExists, scheduleName } from '../../shared/schedules.ts';
import { dateOf, deliveriesFile } from '../support/import-files.ts';
import { type Caller, type Client, createClient } from './support/client.ts';
import { importOf, minutesLater, sendImport } from './support/import-files.ts';
import { complaintBody } from './support/samples.ts';

/** Far above what a schedule takes, and far below what those of a whole import would. */
const soonMs = 5_000;

let dataDir: string;
let system: System;
let client: Client;
let director: Caller;

/** In this very process, which is the only way to ask its scheduler. */
beforeAll(async () => {
  // What the handlers log is nothing to look at here.
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-e2e-'));
  system = await startSystem({ port: 0, dataDir, log: () => undefined });
  client = createClient(system);
  director = await client.as('care_director');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await system.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Keeps the scheduler from making schedules until it is let go. */
async function heldScheduler(): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { middlewareStack } = await system.runtime.scheduler();
  middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'CreateScheduleCommand') await held;
        return await next(args);
      },
    { step: 'initialize', name: 'held' },
  );
  return () => {
    middlewareStack.remove('held');
    letGo();
  };
}

/** How long it takes until every deadline of a new complaint has its schedule. */
async function untilScheduled(): Promise<number> {
  const { tasks } = (await director.post('/complaints', complaintBody())).body;
  const from = performance.now();
  const names = tasks.map((task) => scheduleName({ taskId: task.id, step: 1 }));
  for (;;) {
    const made = await Promise.all(names.map((name) => scheduleExists(system.runtime, name)));
    if (made.every(Boolean)) return performance.now() - from;
    await wait(20);
  }
}

test('CLOCK-1 an import whose every row starts calls keeps no live deadline waiting for its schedule', async () => {
  const file = deliveriesFile(200, dateOf(await client.now()));
  const id = await sendImport(director, file, { kind: 'deliveries' });
  let over = false;
  const moving = minutesLater(client, 2).finally(() => {
    over = true;
  });
  await expect.poll(async () => (await importOf(director, id)).done, { timeout: 20_000 }).toBeGreaterThan(0);
  const times: number[] = [];
  while (!over) {
    times.push(await untilScheduled());
    await wait(300);
  }
  await moving;
  expect(await importOf(director, id)).toMatchObject({ status: 'done', taken: 200, bad: 0 });
  expect(times.length).toBeGreaterThan(5);
  expect(Math.max(...times)).toBeLessThan(soonMs);
}, 120_000);

test('CLOCK-1 an import goes no further than the schedules that follow from what it did', async () => {
  const id = await sendImport(director, deliveriesFile(100, dateOf(await client.now()), 1_000), {
    kind: 'deliveries',
  });
  const task = (step: number) => scheduleName({ taskId: childId(id, 't1'), step });
  await expect.poll(() => scheduleExists(system.runtime, task(1)), { timeout: 20_000 }).toBe(true);
  const letGo = await heldScheduler();
  const moving = minutesLater(client, 3);
  const done = async () => (await importOf(director, id)).done;
  try {
    await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(0);
    const held = await done();
    await wait(5_000);
    expect(await done()).toBe(held);
    expect(held).toBeLessThanOrEqual(25);
  } finally {
    letGo();
    await moving;
  }
  expect(await importOf(director, id)).toMatchObject({ status: 'done', taken: 100, bad: 0 });
}, 120_000);
