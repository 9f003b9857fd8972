import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../shared/data/table/table.ts';
import { type Caller, createClient, type ProblemView } from '../e2e/support/client.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { configured, type SystemUnderTest } from '../e2e/support/system-under-test.ts';
import { asking } from './support/counting-reads.ts';
import { running } from './support/running.ts';

const { client, system } = running(4);
let director: Caller;

beforeAll(async () => {
  director = await client.as('care_director');
});

describe('a caller who sends too much is held back', () => {
  let held: SystemUnderTest;

  beforeAll(async () => {
    held = await configured({ CALLER_RATE_LIMIT: '2', CALLER_BURST_LIMIT: '6' }).open();
  });
  afterAll(() => held.close());

  test('with 429 until the time is over that it says, and nobody else is', async () => {
    const here = createClient(held);
    const [somebody, another] = [await here.as('care_director'), await here.as('care_officer')];
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await somebody.get('/branches')).status);
    expect(statuses).toEqual(Array(6).fill(200));
    const answers = await Promise.all(Array.from({ length: 5 }, () => somebody.get('/branches')));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ type: 'urn:dealer-care:problem:too-many', status: 429 });
    expect(refused?.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const seconds = Number(refused?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect((await another.get('/branches')).status).toBe(200);
    expect((await here.send('/health')).status).toBe(200);
    await wait(seconds * 1000);
    expect((await somebody.get('/branches')).status).toBe(200);
  });

  test('sooner by what takes more, and a command held back has not been done', async () => {
    const here = createClient(held);
    const admin = await here.as('group_admin');
    const month = new Date(await here.now()).toISOString().slice(0, 7);
    const report = () => admin.get(`/reports/monthly/demo.sh01/${month}`);
    expect([(await report()).status, (await report()).status]).toEqual([200, 429]);

    const officer = await here.as({ role: 'care_officer', name: '新来的' });
    const key = { 'idempotency-key': 'once' };
    const body = complaintBody();
    for (let n = 0; n < 6; n++) await officer.get('/complaints?branchId=demo.sh01');
    let answer = await officer.post('/complaints', body, key);
    for (let tried = 0; answer.status === 429 && tried < 10; tried++) {
      await wait(Number(answer.headers.get('retry-after')) * 1000);
      answer = await officer.post('/complaints', body, key);
    }
    expect(answer.status).toBe(201);
  });
});

test('nothing is read for a request that is held back', async () => {
  const untouched: Table = {
    load: () => Promise.reject(new Error('read')),
    transact: () => Promise.reject(new Error('written')),
    query: () => Promise.reject(new Error('read')),
    increment: () => Promise.reject(new Error('written')),
  };
  const ask = asking(untouched, { CALLER_RATE_LIMIT: '1', CALLER_BURST_LIMIT: '1' });
  const by = (sub: string) =>
    ask('GET /complaints/{id}', { iss: 'x', sub }, { id: 'cmp.demo.sh01.0000000000000000' });
  expect((await by('somebody')).statusCode).toBe(500);
  expect((await by('somebody')).statusCode).toBe(429);
  expect((await by('another')).statusCode).toBe(500);
});

describe('what is too large is refused', () => {
  const post = (body: unknown) => director.post<unknown>('/complaints', body);
  const errors = (body: unknown) => (body as ProblemView).errors;

  test('a body', async () => {
    expect((await post(' '.repeat(256 * 1024 + 1))).status).toBe(413);
  });

  test('its nesting, its lists and its objects', async () => {
    const nested = `${'['.repeat(33)}${']'.repeat(33)}`;
    const deep = await post(`{"demand": ${nested}}`);
    expect([deep.status, errors(deep.body)?.[0]?.message]).toEqual([
      400,
      expect.stringContaining('32 levels'),
    ]);
    const long = await post({ demand: Array(5_001).fill(1) });
    expect([long.status, errors(long.body)?.[0]]).toEqual([
      400,
      {
        path: 'demand',
        code: 'list_too_long',
        values: { most: 5000 },
        message: 'has more than 5000 items',
      },
    ]);
    const wide = await post(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}`, 1])));
    expect([wide.status, errors(wide.body)?.[0]?.message]).toEqual([400, 'has more than 500 fields']);
  });

  test('address and headers', async () => {
    const headers = { 'x-long': 'x'.repeat(10_240) };
    expect((await client.send('/branches', { token: director.token, headers })).status).toBe(431);
    expect((await director.get(`/branches?cursor=${'x'.repeat(10_240)}`)).status).toBe(431);
    expect((await director.get(`/branches?cursor=${'x'.repeat(2_001)}`)).status).toBe(400);
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`x-h${n}`, 'xxxxxxxxxxxxxxxxxxxx']),
    );
    expect(await rawStatus(many)).toBe(431);
  });

  test('a page of a list', async () => {
    for (const limit of ['0', '101', '-1', '1e9', 'NaN', '']) {
      expect((await director.get(`/branches?limit=${limit}`)).status).toBe(400);
    }
  });
});

/** With more headers than `fetch` sends. */
function rawStatus(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(system.url);
    request({ hostname, port, path: '/branches', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
