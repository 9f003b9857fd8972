import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startSystem } from '../../../infra/local/start.ts';
import { temporaryDirectory } from './helpers.ts';
import { createFunctions, startStandIn } from './stand-in-system.ts';

const script = join(import.meta.dirname, 'stand-in-system.ts');

/** Starts the stand-in system as a process of its own and waits until it serves. */
async function start(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), child };
}

async function killed(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const engineOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'engine.pid'), 'utf8'));

function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, never>,
  };
}

const get = async (url: string) => (await (await fetch(url)).json()) as Record<string, unknown>;

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
  const orphan = engineOf(dataDir);
  expect(isRunning(orphan)).toBe(true);
  expect(written.every(({ status }) => status === 201)).toBe(true);

  const second = await start(dataDir);
  expect(isRunning(orphan)).toBe(false);
  const { now } = await get(`${second.url}/_local/clock`);
  expect(Date.parse(String(now)) - Date.now()).toBeGreaterThan(29 * 24 * 3600_000);
  await post(`${second.url}/_local/clock`, { advance: 'P2D' });
  for (const id of ['pending', 'late-0', 'late-29']) {
    const thing = await get(`${second.url}/things/${id}`);
    expect(thing).toMatchObject({ runs: 1 });
    expect(thing.seen).toBeGreaterThanOrEqual(1);
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

describe('the gateway', () => {
  let url = '';
  let token = '';
  let directory = '';

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'dealer-care-local-'));
    const system = await startStandIn(directory);
    url = system.url;
    token = (await post(`${url}/_local/tokens`, { role: 'care_director' })).body.token ?? '';
    return async () => {
      await system.stop();
      rmSync(directory, { recursive: true, force: true });
    };
  });

  test('makes an event as API Gateway does, with claims as texts', async () => {
    const { status, body: event } = await post(
      `${url}/echo/%E5%BA%97?a=1&b=x&a=2`,
      { text: '你好' },
      { authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'X-One': 'two' },
    );
    expect(status).toBe(200);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /echo/{name}',
      rawQueryString: 'a=1&b=x&a=2',
      queryStringParameters: { a: '1,2', b: 'x' },
      pathParameters: { name: '店' },
      headers: { 'x-one': 'two' },
      body: '{"text":"你好"}',
      isBase64Encoded: false,
      requestContext: { authorizer: { jwt: { claims: { token_use: 'access', iat: expect.any(String) } } } },
    });
  });

  test('asks for a token where the route is not open', async () => {
    const forged = token.replace(/\.[^.]+$/, '.AAAA');
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: `Bearer ${forged}` }]) {
      const answer = await post(`${url}/echo/a`, {}, headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await post(`${url}/echo/open`, {})).body.requestContext).not.toHaveProperty('authorizer');
  });

  test('refuses what is not there, cannot be read or is too large', async () => {
    expect((await post(`${url}/nowhere`, {})).status).toBe(404);
    expect((await post(`${url}/echo/%E5`, {})).status).toBe(400);
    expect((await post(`${url}/echo/open`, 'x'.repeat(10 * 1024 * 1024))).status).toBe(413);
  });

  test('issues the same person’s token again, and enters a new one where there is none', async () => {
    const tokens = (body: unknown) => post(`${url}/_local/tokens`, body);
    const director = (await tokens({ role: 'care_director' })).body;
    expect(director.branchIds).toEqual(['demo.sh01']);
    const other = (await tokens({ role: 'care_director', branchIds: ['demo.gz01'] })).body;
    expect(other.branchIds).toEqual(['demo.gz01']);
    expect(other.personId).not.toBe(director.personId);
    const wanted = { role: 'care_director', name: '新来的', branchIds: ['demo.sh01', 'demo.sh02'] };
    const entered = (await tokens(wanted)).body;
    expect(entered.branchIds).toEqual(['demo.sh01', 'demo.sh02']);
    expect((await tokens(wanted)).body.personId).toBe(entered.personId);
    expect((await tokens({ role: 'care_director', name: '新来的' })).body.personId).toBe(entered.personId);
    expect((await tokens({ role: 'regional_manager' })).body.branchIds).toEqual(['demo.sh01', 'demo.sh02']);
    expect((await tokens({ role: 'regional_manager', regionId: 'south' })).body.branchIds).toEqual([
      'demo.gz01',
    ]);
    expect((await tokens({ role: 'group_admin' })).body.branchIds).toHaveLength(3);
    expect((await tokens({ role: 'finance', regionId: 'south' })).body.branchIds).toEqual(['demo.gz01']);
    expect((await tokens({ role: 'finance', branchIds: ['demo.none'] })).status).toBe(404);
    expect((await tokens({ role: 'finance', regionId: 'north' })).status).toBe(404);
  });

  test.each([
    ['tokens', { role: 'king' }, 'role'],
    ['tokens', {}, 'role'],
    ['clock', {}, ''],
    ['clock', { advance: 'a week' }, 'advance'],
    ['clock', { advance: 'P999999Y' }, 'advance'],
    ['clock', { to: 'tomorrow' }, 'to'],
    ['clock', { to: '2020-01-01T00:00:00Z' }, 'to'],
    ['clock', { advance: 'P1D', to: '2090-01-01T00:00:00Z' }, ''],
  ])('refuses %s %j', async (path, body, where) => {
    const answer = await post(`${url}/_local/${path}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ path: where }]);
  });

  test('keeps its key to itself', () => {
    expect(statSync(join(directory, 'identity.json')).mode & 0o777).toBe(0o600);
  });
});
