import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessTable, type Things } from '../e2e/support/access-table.ts';
import type { Caller } from '../e2e/support/client.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { running } from './support/running.ts';

const { client, system, things } = running(11);
const seed = 20_261_115;
console.info(`fuzzed with seed ${seed}`);

/** What nobody of the other group may ever see. */
const secret = '机密内容四七一一';
let rivals: Caller[];

beforeAll(async () => {
  const director = await client.as('care_director');
  await director.post('/complaints', complaintBody({ description: secret, demand: secret }));
  rivals = await Promise.all(
    ['care_director', 'general_manager', 'group_admin'].map((role) =>
      client.as({ role, branchIds: ['rival.sh01'] }),
    ),
  );
});

/** No fault, no stack, nothing of the other group; by `fetch` itself, which holds nothing to the contract. */
async function harmless(path: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(`${system.url}${path}`, init).catch((error: unknown) => {
    // What no client can send has done no harm.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (!response) return;
  const text = await response.text();
  const told = [...response.headers].join();
  expect({ path, status: response.status, text }).toMatchObject({ status: expect.toSatisfy((s) => s < 500) });
  expect(text + told).not.toMatch(/\n\s+at |node:internal|\.ts:\d|dynamo/i);
  expect(text + told).not.toContain(secret);
  expect(text).not.toContain('SH01-20');
}

const by = (caller: Caller) => ({ authorization: `Bearer ${caller.token}` });
const anyRival = fc.nat(2).map((at) => rivals[at] as Caller);
const options = { seed, numRuns: 60 };
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%',
    '%00',
    '#',
    '?',
    '\u0000',
    '__proto__',
    'constructor',
    'null',
    '[object Object]',
  ),
);

/** Ids that are nearly right, of either group. */
const anyId = fc.oneof(
  text,
  fc
    .tuple(
      fc.constantFrom(
        'cmp',
        'cbk',
        'dlv',
        'vis',
        'imp',
        'cam',
        'job',
        'emg',
        'rep',
        'led',
        'act',
        'rev',
        'std',
        'cus',
      ),
      fc.constantFrom('demo.sh01', 'rival.sh01', 'demo', 'rival', 'x', 'DEMO.SH01', 'demo.sh01#head'),
      fc.oneof(fc.stringMatching(/^[0-9a-z]{15,17}$/), text),
    )
    .map((parts) => parts.join('.')),
);

const encoded = (value: string) => encodeURIComponent(value.toWellFormed());

describe('fuzzed', () => {
  test('ids, one’s own and nearly the other group’s, on every route that takes one', async () => {
    const routes = Object.entries(accessTable);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), anyId, fc.nat(2), async ([route, [request]], id, at) => {
        const path = request.path(new Proxy({}, { get: () => encoded(id) }) as Things);
        const [method = ''] = route.split(' ');
        const body = method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) };
        await harmless(path, { method, headers: by(rivals[at] as Caller), ...body });
      }),
      { ...options, numRuns: 400 },
    );
  });

  test('the other group’s real ids with something before, after or within', async () => {
    const real = () => Object.values(things) as string[];
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(40), text, fc.nat(2), async (which, place, more, at) => {
        const id = real()[which % real().length] ?? '';
        const changed = `${id.slice(0, place)}${more}${id.slice(place)}`;
        for (const path of ['complaints', 'customers', 'visits', 'callbacks', 'imports', 'vehicles']) {
          await harmless(`/${path}/${encoded(changed)}`, { headers: by(rivals[at] as Caller) });
        }
      }),
      options,
    );
  });

  test('cursors, made up and forged from real ones', async () => {
    const list = '/complaints?branchId=rival.sh01&limit=1';
    const rival = rivals[0] as Caller;
    for (let n = 0; n < 3; n++) await rival.post('/complaints', complaintBody({ branchId: 'rival.sh01' }));
    const { nextCursor } = (await rival.get<{ nextCursor: string }>(list)).body;
    const [mark, ...place] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as string[];
    const forged = fc
      .tuple(
        fc.constantFrom(mark, 'x', ''),
        fc.array(fc.oneof(text, anyId, fc.constantFrom(...place)), { maxLength: 5 }),
      )
      .map(([first, rest]) => Buffer.from(JSON.stringify([first, ...rest])).toString('base64url'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(forged, text.map(encoded), fc.json().map(encoded)), async (cursor) => {
        await harmless(`${list}&cursor=${cursor}`, { headers: by(rival) });
        await harmless(`/notices?cursor=${cursor}`, { headers: by(rival) });
        await harmless(`/branches?cursor=${cursor}`, { headers: by(rival) });
      }),
      options,
    );
  });

  test('headers that are read', async () => {
    const names = [
      'authorization',
      'if-match',
      'idempotency-key',
      'accept',
      'accept-language',
      'content-type',
      'origin',
    ];
    await fc.assert(
      fc.asyncProperty(anyRival, fc.constantFrom(...names), text, async (rival, name, value) => {
        const headers = { ...by(rival), [name]: value.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '?') };
        await harmless('/branches', { headers });
        await harmless('/reports/monthly/rival.sh01/2026-11', { headers });
        const body = JSON.stringify({ text: 'x' });
        await harmless(`/complaints/${things.complaint}/notes`, { method: 'POST', headers, body });
      }),
      options,
    );
  });

  test('queries', async () => {
    const names = ['branchId', 'owner', 'customerPhone', 'vin', 'status', 'month', 'limit', 'phone', 'plate'];
    await fc.assert(
      fc.asyncProperty(anyRival, fc.constantFrom(...names), text, async (rival, name, value) => {
        const query = `branchId=rival.sh01&${name}=${encoded(value)}`;
        for (const path of ['complaints', 'customers', 'visits', 'callbacks', 'tasks', 'ledger']) {
          await harmless(`/${path}?${query}`, { headers: by(rival) });
        }
      }),
      options,
    );
  });

  test('bodies', async () => {
    await fc.assert(
      fc.asyncProperty(anyRival, fc.oneof(fc.json(), text), async (rival, body) => {
        for (const path of ['/complaints', '/visits', '/imports', '/ledger']) {
          await harmless(path, { method: 'POST', headers: by(rival), body });
        }
      }),
      options,
    );
  });
});
