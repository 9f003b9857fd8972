import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { post } from './helpers.ts';
import { startStandIn } from './stand-in-system.ts';

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
  ['clock', { advance: 'P90Y' }, 'advance'],
  ['clock', { to: '2100-01-01T00:00:00Z' }, 'to'],
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
