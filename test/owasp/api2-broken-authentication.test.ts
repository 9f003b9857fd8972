import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWTPayload } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { issuer } from '../../infra/local/identity.ts';
import type { Caller } from '../e2e/support/client.ts';
import { signedByIssuer, signedByStranger, unsigned } from '../e2e/support/forged-tokens.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { tableOf } from '../e2e/support/second-group.ts';
import { countingReads } from './support/counting-reads.ts';
import { running } from './support/running.ts';

const { system, client, newcomer } = running(2);
const path = '/complaints?branchId=demo.sh01';
let claims: JWTPayload;

beforeAll(async () => {
  const known = JSON.parse(
    Buffer.from((await client.as('care_director')).token.split('.')[1] ?? '', 'base64url').toString(),
  ) as { sub: string };
  const now = Math.floor((await client.now()) / 1000);
  claims = { iss: issuer, aud: 'dealer-care', sub: known.sub, iat: now, exp: now + 3600 };
});

async function status(token: string): Promise<number> {
  return (await client.send(path, { token })).status;
}

const signed = (told: JWTPayload) => signedByIssuer(system.dataDir, told);
const without = (name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name)) as JWTPayload;

describe('a token', () => {
  test('of the issuer, for the audience, within its time, lets in', async () => {
    expect(await status(await signed(claims))).toBe(200);
    expect(await status(await signed({ ...claims, scope: 'care', auth_time: 1 }))).toBe(200);
  });

  test.each<[why: string, token: () => string | Promise<string>]>([
    ['none at all', () => ''],
    ['no token', () => 'x'],
    ['three empty parts', () => '..'],
    ['without a signature', () => unsigned(claims)],
    [
      'without a signature, which says it has one',
      async () => `${(await signed(claims)).replace(/\.[^.]*$/, '')}.`,
    ],
    ['under somebody else’s key', () => signedByStranger(claims)],
    ['signed with the public key as a secret', () => confused(claims)],
    ['with its claims exchanged', async () => exchanged(await signed(claims), { ...claims, sub: 'x' })],
    ['expired', () => signed({ ...claims, exp: (claims.exp ?? 0) - 7200 })],
    ['without an end', () => signed(without('exp'))],
    ['not valid yet', () => signed({ ...claims, nbf: (claims.exp ?? 0) - 60 })],
    ['for another audience', () => signed({ ...claims, aud: 'another' })],
    ['for no audience', () => signed(without('aud'))],
    ['of another issuer', () => signed({ ...claims, iss: 'https://login.example.com' })],
    ['of an issuer spelled otherwise', () => signed({ ...claims, iss: `${issuer}/` })],
    ['of nobody', () => signed(without('sub'))],
    ['of an empty subject', () => signed({ ...claims, sub: '' })],
    ['that is an identity token by its use', () => signed({ ...claims, token_use: 'id' })],
    ['that is an identity token by its type', () => signed({ ...claims, typ: 'ID' })],
    ['that is an identity token by its nonce', () => signed({ ...claims, nonce: 'n' })],
    ['that is an identity token by its hash', () => signed({ ...claims, at_hash: 'h' })],
  ])('%s is refused', async (_why, token) => {
    expect(await status(await token())).toBe(401);
  });

  test('that has expired is said to have expired, and no other is', async () => {
    const detail = async (told: JWTPayload) => {
      const { body } = await client.send(path, { token: await signed(told) });
      return (body as { detail: string }).detail;
    };
    const exp = (claims.exp ?? 0) - 7200;
    expect(await detail({ ...claims, exp })).toBe('The bearer token has expired.');
    expect(await detail({ ...claims, exp, iss: 'another' })).toBe('The bearer token is not valid.');
    expect(await detail(without('exp'))).toBe('The bearer token is not valid.');
  });

  test('of somebody who is not in the directory is forbidden, whatever it claims', async () => {
    const told = {
      role: 'group_admin',
      'cognito:groups': ['admin'],
      branchIds: ['demo.sh01'],
      groupId: 'demo',
    };
    expect(await status(await signed({ ...claims, sub: 'unknown', ...told }))).toBe(403);
  });

  test('in the address instead of the header is none', async () => {
    const token = await signed(claims);
    expect((await client.send(`${path}&access_token=${token}`)).status).toBe(401);
  });
});

describe('rights come from the directory with every request', () => {
  const staff = { role: 'care_director', branchIds: ['demo.sh01'] } as const;
  const at = async (by: Caller, branchId: string) =>
    (await by.get(`/complaints?branchId=${branchId}`)).status;

  test('another role counts at once, with the same token', async () => {
    const somebody = await newcomer();
    expect(await at(somebody, 'demo.sh01')).toBe(403);
    await somebody.enter(staff);
    expect(await at(somebody, 'demo.sh01')).toBe(200);
    await somebody.enter({ ...staff, role: 'finance' });
    expect(await at(somebody, 'demo.sh01')).toBe(403);
  });

  test('so do other branches', async () => {
    const somebody = await newcomer();
    await somebody.enter(staff);
    await somebody.enter({ ...staff, branchIds: ['demo.sh02'] });
    expect([await at(somebody, 'demo.sh01'), await at(somebody, 'demo.sh02')]).toEqual([404, 200]);
  });

  test('whoever is taken out of it is out, also for what was answered before', async () => {
    const somebody = await newcomer();
    await somebody.enter(staff);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = complaintBody();
    expect((await somebody.post('/complaints', body, key)).status).toBe(201);
    await somebody.leave();
    expect(await at(somebody, 'demo.sh01')).toBe(403);
    expect((await somebody.post('/complaints', body, key)).status).toBe(403);
  });

  test('whoever may not any more is not told again what they were answered before', async () => {
    const somebody = await newcomer();
    await somebody.enter({ ...staff, role: 'general_manager' });
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { branchId: 'demo.sh01', kind: 'customers', name: 'a.csv', size: 1 };
    expect((await somebody.post<unknown>('/imports', body, key)).status).toBe(201);
    await somebody.enter({ ...staff, role: 'finance' });
    expect((await somebody.post<unknown>('/imports', body, key)).status).toBe(403);
  });

  test('the caller costs no read of their own: one read brings them with what they ask for', async () => {
    const { ask, reads } = countingReads(tableOf(system));
    const caller = { iss: issuer, sub: String(claims.sub), token_use: 'access' };
    const missing = 'cmp.demo.sh01.0000000000000000';
    expect((await ask('GET /complaints/{id}', caller, { id: missing })).statusCode).toBe(404);
    expect(reads()).toBe(1);
    expect(
      (await ask('GET /complaints/{id}', { ...caller, sub: 'unknown' }, { id: missing })).statusCode,
    ).toBe(403);
    expect(reads()).toBe(2);
    expect(
      (await ask('GET /complaints/{id}', { ...caller, token_use: 'id' }, { id: missing })).statusCode,
    ).toBe(401);
    expect(reads()).toBe(2);
  });
});

/** The same claims, signed by a method that takes what is public for a secret. */
function confused(told: JWTPayload): string {
  const keys = JSON.parse(readFileSync(join(system.dataDir, 'identity.json'), 'utf8')) as { public: object };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(told)}`;
  const signature = createHmac('sha256', JSON.stringify(keys.public)).update(text).digest('base64url');
  return `${text}.${signature}`;
}

function exchanged(token: string, told: JWTPayload): string {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${Buffer.from(JSON.stringify(told)).toString('base64url')}.${signature}`;
}
