import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { startEngine } from '../../../infra/local/engine.ts';
import { startSystem } from '../../../infra/local/start.ts';
import { get, isRunning, post, temporaryDirectory } from './helpers.ts';
import { createFunctions } from './stand-in-system.ts';

const script = join(import.meta.dirname, 'stand-in-system.ts');

/** Starts the stand-in system as a process of its own and waits until it serves. */
async function start(dataDir: string, env = {}): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const [line] = (await once(child.stdout as Readable, 'data')) as [Buffer];
  return { url: line.toString().trim(), child };
}

async function killed(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const engineOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'engine.pid'), 'utf8'));

const hours = (n: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + n * 3600_000).toISOString();

test('a week with twenty schedules is over in a second, each run at its instant and counted', async () => {
  const { url } = await start(temporaryDirectory());
  const times = Array.from({ length: 20 }, (_, i) => hours(8 * i + 1));
  for (const [i, at] of times.entries()) await post(`${url}/things`, { id: `thing-${i}`, at });
  const began = performance.now();
  const moved = await post(`${url}/_local/clock`, { advance: 'P7D' });
  const milliseconds = performance.now() - began;
  expect(moved.status).toBe(200);
  expect(milliseconds).toBeLessThan(2000);
  for (const [i, at] of times.entries()) {
    expect(await get(`${url}/things/thing-${i}`)).toEqual({ runs: 1, seen: 1, ranAt: at });
  }
  expect(Date.parse(moved.body.now ?? '')).toBeGreaterThanOrEqual(Date.parse(hours(7 * 24)) - 10_000);
});

test('after a kill everything is as it was: clock, table, schedules, and unread stream records are read', async () => {
  const dataDir = temporaryDirectory();
  const first = await start(dataDir);
  await post(`${first.url}/_local/clock`, { advance: 'P30D' });
  await post(`${first.url}/things`, { id: 'pending', at: hours(31 * 24) });
  const written = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      post(`${first.url}/things`, { id: `late-${i}`, at: hours(31 * 24) }),
    ),
  );
  await killed(first.child);
  await expect.poll(() => isRunning(engineOf(dataDir))).toBe(false);
  expect(written.every(({ status }) => status === 201)).toBe(true);

  const second = await start(dataDir);
  const { now } = await get(`${second.url}/_local/clock`);
  expect(Date.parse(String(now)) - Date.now()).toBeGreaterThan(29 * 24 * 3600_000);
  await post(`${second.url}/_local/clock`, { advance: 'P2D' });
  for (const id of ['pending', 'late-0', 'late-29']) {
    const thing = await get(`${second.url}/things/${id}`);
    expect(thing).toMatchObject({ runs: 1 });
    expect(thing.seen).toBeGreaterThanOrEqual(1);
  }
});

test('what was written is counted when a report is read right after it', async () => {
  const { url } = await start(temporaryDirectory());
  for (let i = 0; i < 20; i += 1) {
    await post(`${url}/things`, { id: `thing-${i}`, at: hours(1) });
    expect(await get(`${url}/reports/thing-${i}`)).toMatchObject({ seen: expect.any(Number) });
  }
});

test('a second instance on the same directory is refused in one sentence', async () => {
  const dataDir = temporaryDirectory();
  await start(dataDir);
  await expect(startSystem({ port: 0, dataDir })).rejects.toThrow(
    /Another instance is already running on .*DATA_DIR/,
  );
});

test('a port in use is named, and what had been started is ended', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const dataDir = temporaryDirectory();
  const starting = startSystem({ port, dataDir, createFunctions });
  await expect(starting).rejects.toThrow(`Port ${port} is already in use; set PORT to a free one.`);
  expect(isRunning(engineOf(dataDir))).toBe(false);
});

test('a kill in the middle of a move leaves every schedule to be run once, at or after its time', async () => {
  const dataDir = temporaryDirectory();
  const first = await start(dataDir);
  const times = Array.from({ length: 40 }, (_, i) => hours(i + 1));
  for (const [i, at] of times.entries()) await post(`${first.url}/things`, { id: `thing-${i}`, at });
  const move = post(`${first.url}/_local/clock`, { advance: 'P3D' }).catch(() => undefined);
  expect((await post(`${first.url}/_local/clock`, { advance: 'P3D' })).status).toBe(409);
  await expect.poll(async () => (await get(`${first.url}/things/thing-5`)).runs).toBe(1);
  await killed(first.child);
  await move;

  const second = await start(dataDir);
  await post(`${second.url}/_local/clock`, { to: hours(3 * 24) });
  for (const [i, at] of times.entries()) {
    const thing = await get(`${second.url}/things/thing-${i}`);
    expect(thing.runs).toBeGreaterThanOrEqual(1);
    expect(String(thing.ranAt) >= at).toBe(true);
  }
});

test('SIGTERM ends the system and its database at once', async () => {
  const dataDir = temporaryDirectory();
  const { child } = await start(dataDir);
  const began = performance.now();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(performance.now() - began).toBeLessThan(1500);
  expect(isRunning(engineOf(dataDir))).toBe(false);
});

test('another DynamoDB can be used, which is left alone at the end', async () => {
  const dynamodb = await startEngine(temporaryDirectory());
  onTestFinished(dynamodb.stop);
  const dataDir = temporaryDirectory();
  const { url, child } = await start(dataDir, { DYNAMODB_ENDPOINT: dynamodb.endpoint });
  await post(`${url}/things`, { id: 'thing', at: hours(1) });
  await post(`${url}/_local/clock`, { advance: 'PT2H' });
  expect(await get(`${url}/things/thing`)).toMatchObject({ runs: 1, seen: 1 });
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(readdirSync(dataDir).sort()).toEqual(['identity.json', 'local.db']);
  expect((await fetch(dynamodb.endpoint)).status).toBeLessThan(500);
});
