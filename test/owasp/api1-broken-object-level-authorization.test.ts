import { beforeAll, describe, expect, test } from 'vitest';
import { accessTable, contact, past, type Things } from '../e2e/support/access-table.ts';
import { columns } from '../e2e/support/askers.ts';
import { type Answer, allOf, type Caller } from '../e2e/support/client.ts';
import { claimsOf } from '../e2e/support/forged-tokens.ts';
import { complaintBody, deliveryBody, improvementBody, key, visitBody } from '../e2e/support/samples.ts';
import { tableOf } from '../e2e/support/second-group.ts';
import { countingReads } from './support/counting-reads.ts';
import { running } from './support/running.ts';

const { client, system, things } = running(1);
let director: Caller;
let manager: Caller;
/** The same roles at a branch of another group. */
let rivals: Record<string, Caller>;
let foreign: { complaint: string; customer: string; vin: string; phone: string; imported: string };

beforeAll(async () => {
  [director, manager] = [await client.as('care_director'), await client.as('general_manager')];
  rivals = {};
  for (const role of columns.filter((role) => role !== 'regional_manager' && role !== 'operator')) {
    rivals[role] = await client.as({ role, branchIds: ['rival.sh01'] });
  }
  const at = { branchId: 'rival.sh01' };
  const sales = rival('sales_adviser');
  const body = deliveryBody(sales.personId, at);
  const delivered = await sales.post<{ customer: { id: string } }>('/deliveries', body);
  const importBody = { ...at, kind: 'customers', name: 'a.csv', size: 1 };
  foreign = {
    complaint: (await rival('care_director').post('/complaints', complaintBody(at))).body.id,
    customer: delivered.body.customer.id,
    vin: body.vehicle.vin,
    phone: body.customer.phone,
    imported: (await rival('care_director').post<{ id: string }>('/imports', importBody)).body.id,
  };
});

function rival(role: string): Caller {
  const found = rivals[role];
  if (!found) throw new Error(`no ${role}`);
  return found;
}

/** What a caller can tell answers apart by. */
function shown({ status, headers, body }: Answer<unknown>) {
  const told = [...headers].filter(([name]) => name !== 'date');
  return { status, headers: told, body };
}

/** An id of the same make, of nothing. */
const missing = (id: string) =>
  id.startsWith('LSV')
    ? '1M8GDM9AXKP042788'
    : id.replace(/[0-9a-z]{16}(?=$|\.)/, '0000000000000000').replace(/^(cus\.\w+\.).*/, '$10000000000000000');

describe('whoever asks for what is another group’s is told what they are told of what is not there', () => {
  const withId = Object.entries(accessTable).filter(([, [request]]) => {
    const paths = [0, 1].map((which) => request.path(new Proxy({}, { get: () => `x${which}` }) as Things));
    return paths[0] !== paths[1];
  });

  test('most routes name something by its id', () => {
    expect(withId.length).toBeGreaterThan(50);
  });

  test.each(withId)('%s', async (route, [{ path, body }]) => {
    const absent = Object.fromEntries(
      Object.entries(things).map(([name, id]) => [name, missing(id)]),
    ) as unknown as Things;
    expect(path(absent)).not.toBe(path(things));
    for (const role of ['care_director', 'general_manager', 'service_director', 'group_admin']) {
      const ask = (at: Things) => {
        const by = rival(role);
        if (route.startsWith('GET')) return by.get(path(at));
        return route.startsWith('PUT') ? by.put(path(at), body) : by.post<unknown>(path(at), body, past);
      };
      const [theirs, nothing] = [await ask(things), await ask(absent)];
      expect([403, 404]).toContain(theirs.status);
      expect(shown(theirs)).toEqual(shown(nothing));
    }
  });
});

test('it takes the same reads to find out', async () => {
  const { ask, reads } = countingReads(tableOf(system));
  const { iss, sub } = claimsOf(rival('care_director').token);
  const caller = { iss: String(iss), sub: String(sub), token_use: 'access' };
  for (const id of [things.complaint, missing(things.complaint)]) {
    const before = reads();
    expect((await ask('GET /complaints/{id}', caller, { id })).statusCode).toBe(404);
    expect(reads() - before).toBe(1);
  }
});

describe('no body reaches into another group', () => {
  /** Each names a person, of another group or nobody at all. */
  test.each<[what: string, send: (person: string) => Promise<Answer<unknown>>]>([
    [
      'a person to be named as stand-in',
      (standIn) => {
        const until = '2099-01-01T00:00:00Z';
        const person = director.personId;
        return manager.post<unknown>('/stand-ins', { branchId: 'demo.sh01', person, standIn, until });
      },
    ],
    [
      'a person to be stood in for',
      (person) => {
        const until = '2099-01-01T00:00:00Z';
        const standIn = director.personId;
        return manager.post<unknown>('/stand-ins', { branchId: 'demo.sh01', person, standIn, until });
      },
    ],
    [
      'an owner',
      (person) => director.post<unknown>(`/complaints/${things.complaint}/assignment`, { person }),
    ],
    ['a screener', (person) => manager.put('/branches/demo.sh01/channels/wechat', { person })],
    ['the adviser of a delivery', (adviser) => director.post<unknown>('/deliveries', deliveryBody(adviser))],
    ['the adviser of a visit', (adviser) => director.post<unknown>('/visits', visitBody(adviser))],
    [
      'whoever is rewarded',
      (person) => {
        const amount = { amount: 1, currency: 'CNY' };
        const body = { branchId: 'demo.sh01', kind: 'reward', person, amount, rule: 'x', reason: 'x' };
        return manager.post<unknown>('/ledger', body);
      },
    ],
    [
      'the owner of an improvement',
      (person) => director.post<unknown>('/improvements', improvementBody({ owner: { person } })),
    ],
    [
      'an owner to list the complaints of',
      (owner) => director.get(`/complaints?branchId=demo.sh01&owner=${owner}`),
    ],
  ])('%s', async (_what, send) => {
    const [theirs, nobody] = [await send(rival('care_director').personId), await send('per.rival.nobody')];
    expect(theirs.status).toBe(400);
    expect(shown(theirs)).toEqual(shown(nobody));
  });

  test('a complaint to be merged into', async () => {
    const merge = (into: string) => director.post<unknown>(`/complaints/${things.complaint}/merge`, { into });
    const [theirs, nothing] = [await merge(foreign.complaint), await merge(missing(foreign.complaint))];
    expect(theirs.status).toBeGreaterThanOrEqual(400);
    expect(shown(theirs)).toEqual(shown(nothing));
  });

  test('customers of a campaign', async () => {
    const start = (customer: string) => {
      const body = { branchId: 'demo.sh01', name: 'x', text: 'x', date: '2099-01-01', customers: [customer] };
      return manager.post<unknown>('/campaigns', body);
    };
    const [theirs, nothing] = [await start(foreign.customer), await start(missing(foreign.customer))];
    expect(theirs.status).toBe(400);
    expect(shown(theirs)).toEqual(shown(nothing));
  });
});

test('a telephone number or a VIN that another group knows leads to nothing', async () => {
  const customers = await director.get<{ items: unknown[] }>(
    `/customers?branchId=demo.sh01&phone=${foreign.phone}`,
  );
  expect(customers.body.items).toEqual([]);
  const complaints = await allOf(director, `/complaints?branchId=demo.sh01&vin=${foreign.vin}`);
  expect(complaints).toEqual([]);
  const [theirs, nobodys] = [
    await director.get(`/vehicles/${foreign.vin}`),
    await director.get(`/vehicles/${missing(foreign.vin)}`),
  ];
  expect(theirs.status).toBe(404);
  expect(shown(theirs)).toEqual(shown(nobodys));
  expect((await director.get(`/imports/${foreign.imported}`)).status).toBe(404);
});

test('a file is reached by its own complaint only', async () => {
  const { id } = (await director.post('/complaints', complaintBody())).body;
  const path = (complaint: string) => `/complaints/${complaint}/attachments/${things.file}`;
  expect((await director.get(path(things.complaint))).status).toBe(200);
  expect((await director.get(path(id))).status).toBe(404);
  expect((await director.post<unknown>(`${path(id)}/completion`, {})).status).toBe(404);
});

test('a cursor leads nowhere but on in the list it came from', async () => {
  const [here, there] = ['demo.sh01', 'rival.sh01'];
  for (const at of [here, there]) {
    const by = at === here ? director : rival('care_director');
    for (let n = 0; n < 3; n++) await by.post('/complaints', complaintBody({ branchId: at }));
  }
  const list = (by: Caller, at: string, cursor = '') =>
    by.get<{ items: { id: string }[]; nextCursor: string }>(
      `/complaints?branchId=${at}&limit=1${cursor && `&cursor=${cursor}`}`,
    );
  const theirs = (await list(rival('care_director'), there)).body.nextCursor;
  expect((await list(director, here, theirs)).status).toBe(400);

  // With the mark of one's own list and a place in the other's.
  const parts = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
  const [mark = ''] = parts((await list(director, here)).body.nextCursor);
  const forged = Buffer.from(JSON.stringify([mark, ...parts(theirs).slice(1)])).toString('base64url');
  const { status, body } = await list(director, here, forged);
  expect(status).toBe(200);
  for (const { id } of body.items) expect(id).toContain(here);
});

test('an Idempotency-Key gives nobody else’s answer', async () => {
  const header = key();
  const body = complaintBody();
  const first = await director.post('/complaints', body, header);
  const colleague = await client.as('care_officer');
  const second = await colleague.post('/complaints', body, header);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.id).not.toBe(first.body.id);
  const command = `/complaints/${first.body.id}/contacts`;
  const told = await director.post(command, contact, header);
  expect(told.status).toBe(200);
  expect((await rival('care_director').post<unknown>(command, contact, header)).status).toBe(404);
});

test('a group or a region is its own people’s: in policies, emergencies and reports', async () => {
  const admin = rival('group_admin');
  const answers = await Promise.all([
    admin.get('/policies/demo'),
    admin.put('/policies/demo', { overrides: {}, reason: 'x' }),
    admin.post<unknown>('/emergency-plans', { scopeId: 'demo', reason: 'x', season: true }),
    admin.get('/reports/group/demo/2026-11'),
    admin.post<unknown>('/recounts', { branchId: 'demo.sh01' }),
  ]);
  const nowhere = await Promise.all([
    admin.get('/policies/nobody'),
    admin.put('/policies/nobody', { overrides: {}, reason: 'x' }),
    admin.post<unknown>('/emergency-plans', { scopeId: 'nobody', reason: 'x', season: true }),
    admin.get('/reports/group/nobody/2026-11'),
    admin.post<unknown>('/recounts', { branchId: 'nobody.sh01' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(answers.map(shown)).toEqual(nowhere.map(shown));
});
