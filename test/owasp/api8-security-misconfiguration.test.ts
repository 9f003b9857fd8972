import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../shared/data/table/table.ts';
import { type Caller, createClient } from '../e2e/support/client.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { configured, type SystemUnderTest } from '../e2e/support/system-under-test.ts';
import { asking } from './support/counting-reads.ts';
import { running } from './support/running.ts';

const { client, system } = running(8);
let director: Caller;

beforeAll(async () => {
  director = await client.as('care_director');
});

const expected = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
type Asked = readonly [path: string, init?: { method: string; token?: boolean; body?: string }];

describe('every answer has the headers that browsers keep to', () => {
  test.each<[status: number, ...asked: Asked]>([
    [200, '/branches'],
    [200, '/health'],
    [201, '/complaints', { method: 'POST', body: JSON.stringify(complaintBody()) }],
    [400, '/complaints', { method: 'POST', body: '{' }],
    [401, '/branches', { method: 'GET', token: false }],
    [403, '/recounts', { method: 'POST', body: '{}' }],
    [404, '/complaints/x'],
    [404, '/nowhere'],
    [405, '/branches', { method: 'DELETE' }],
    [400, '/complaints/%E0%A4%A'],
    [413, '/complaints', { method: 'POST', body: ' '.repeat(300_000) }],
    [431, `/branches?cursor=${'x'.repeat(11_000)}`],
  ])('%i %s', async (status, path, { method, token = true, body } = { method: 'GET' }) => {
    const headers = token ? { authorization: `Bearer ${director.token}` } : {};
    const response = await fetch(`${system.url}${path}`, { method, headers, ...(body && { body }) });
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(expected);
    expect([response.headers.get('server'), response.headers.get('x-powered-by')]).toEqual([null, null]);
    expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
  });

  test('a report that is a page lets its own style in, and nothing else', async () => {
    const month = new Date(await client.now()).toISOString().slice(0, 7);
    const headers = { authorization: `Bearer ${director.token}` };
    const address = `${system.url}/reports/monthly/demo.sh01/${month}?format=html`;
    const response = await fetch(address, { headers });
    expect(response.status).toBe(200);
    const { 'content-security-policy': _, ...others } = expected;
    expect(Object.fromEntries(response.headers)).toMatchObject(others);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('pages of other origins', () => {
  const page = 'https://care.example.com';
  let open: SystemUnderTest;

  beforeAll(async () => {
    open = await configured({ ALLOWED_ORIGINS: `${page}, https://m.example.com` }).open();
  });
  afterAll(() => open.close());

  const preflight = (url: string, origin: string) =>
    fetch(`${url}/complaints`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });
  const ofCors = (response: Response) =>
    Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));

  test('may use the API where their origin is named, without credentials', async () => {
    const answer = await preflight(open.url, page);
    expect(answer.status).toBe(204);
    expect(ofCors(answer)).toEqual({
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'GET,POST,PUT',
      'access-control-allow-headers':
        'authorization,content-type,accept,accept-language,idempotency-key,if-match',
      'access-control-max-age': '3600',
    });
    const refusal = await fetch(`${open.url}/branches`, { headers: { origin: page } });
    expect([refusal.status, ofCors(refusal)]).toEqual([
      401,
      {
        'access-control-allow-origin': page,
        'access-control-expose-headers': 'etag,location,content-disposition,content-language,retry-after',
      },
    ]);
    expect(refusal.headers.get('vary')).toContain('Origin');

    const here = createClient(open);
    const { token } = await here.as('care_director');
    const headers = { origin: page, authorization: `Bearer ${token}` };
    const report = await fetch(`${open.url}/reports/monthly/demo.sh01/2026-11?format=csv`, { headers });
    expect(report.headers.get('vary')).toBe('Origin, Accept, Accept-Language');
  });

  test.each([
    'https://evil.example.com',
    `${page}.evil.com`,
    'http://care.example.com',
    'null',
    `${page}:444`,
  ])('%s may not', async (origin) => {
    expect(ofCors(await preflight(open.url, origin))).toEqual({});
    expect(ofCors(await fetch(`${open.url}/health`, { headers: { origin } }))).toEqual({});
  });

  test('may not at all where none is named', async () => {
    const answer = await preflight(system.url, page);
    expect([answer.status, ofCors(answer)]).toEqual([401, {}]);
  });

  test('are told the methods of a path without a token, as they are asked before there is one', async () => {
    const answer = await fetch(`${open.url}/complaints`, { method: 'OPTIONS', headers: { origin: page } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect((await fetch(`${open.url}/complaints`, { method: 'HEAD' })).status).toBe(401);
  });
});

test('what nobody foresaw is told without a stack, a message or a name, by the id it is logged under', async () => {
  const fail = () => Promise.reject(new TypeError('secret of 13800138000 in dealer-care'));
  const broken: Table = { load: fail, transact: fail, query: fail, increment: fail };
  const ask = asking(broken);
  const answer = await ask(
    'GET /complaints/{id}',
    { iss: 'x', sub: 'y' },
    { id: 'cmp.demo.sh01.0000000000000000' },
  );
  expect(answer).toMatchObject({ statusCode: 500, headers: expected });
  expect(JSON.parse(answer.body ?? '')).toEqual({
    type: 'urn:dealer-care:problem:internal',
    title: 'An unexpected error',
    status: 500,
    detail: 'The request was not carried out.',
    code: 'not_carried_out',
    requestId: 'request-1',
  });
});
