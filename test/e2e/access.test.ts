import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { routes } from '../../functions/routes.ts';
import { routeKey } from '../../shared/http/route.ts';
import { accessTable, contact, dueAt, past, type Things } from './support/access-table.ts';
import { type Asker, type Column, columns, everybody, type Position } from './support/askers.ts';
import { type Answer, type Caller, type Client, createClient } from './support/client.ts';
import { complaintBody } from './support/samples.ts';
import { type SystemUnderTest, withDatabase } from './support/system-under-test.ts';
import { thingsAtFirstBranch } from './support/things.ts';

let system: SystemUnderTest;
let client: Client;
let askers: readonly Asker[];
let things: Things;

beforeAll(async () => {
  system = await withDatabase.open();
  client = createClient(system);
  askers = await everybody(system, client);
  things = await thingsAtFirstBranch(client, (role) => caller(role));
});
afterAll(() => system.close());

function caller(role: Column, position: Position = 'here'): Caller {
  const found = askers.find((asker) => asker.role === role && asker.position === position);
  if (!found) throw new Error(`no ${role} ${position}`);
  return found.caller;
}

test('every route with an action is in the table', () => {
  const guarded = routes.filter(({ action }) => action !== 'open').map(routeKey);
  expect(Object.keys(accessTable).toSorted()).toEqual(guarded.toSorted());
});

test.each(Object.entries(accessTable))('%s', async (route, [request, allowed, row]) => {
  const letters = row.replaceAll(' ', '');
  expect(letters).toHaveLength(columns.length);
  const path = request.path(things);
  const expected = askers.map((asker) => expectedOf(asker, letters, allowed));
  const answers: Answer<unknown>[] = [];
  const ask = async (at: number) => {
    const asker = askers[at];
    if (asker) answers[at] = await send(asker.caller, route, path, request.body);
  };
  // Who is refused changes nothing, so they all ask at once; the others one after the other.
  const refused = [...askers.keys()].filter((at) => expected[at] !== allowed);
  await Promise.all(refused.map(ask));
  for (const at of askers.keys()) if (expected[at] === allowed) await ask(at);

  const told = (list: readonly (string | undefined)[]) =>
    Object.fromEntries(
      askers.map(({ role, position }, at) => [`${role ?? 'somebody'} ${position}`, list[at]]),
    );
  expect(told(answers.map(({ status }) => String(status)))).toEqual(told(expected));
  // Whoever finds nothing is told the same, wherever they are; who may look is told what it is that is not there.
  const hidden = answers.filter(({ status }, at) => status === 404 && !mayHere(askers[at], letters));
  expect(new Set(hidden.map(({ body }) => JSON.stringify(body))).size).toBeLessThanOrEqual(1);
});

function mayHere(asker: Asker | undefined, letters: string): boolean {
  if (asker?.role === undefined || asker.position !== 'here') return false;
  return letters[columns.indexOf(asker.role)] === 'y';
}

function expectedOf({ role, position }: Asker, letters: string, allowed: string): string {
  if (position === 'without a token') return '401';
  const letter = role === undefined ? 'n' : letters[columns.indexOf(role)];
  switch (letter) {
    case 'n':
      return '403';
    case 'a':
      return allowed;
    case 'e':
      return '404';
    case 'y':
    case 'r':
      return position === 'here' ? allowed : '404';
    case 'o':
      return position === 'here' ? '403' : '404';
    default:
      throw new Error(`no letter: ${letter}`);
  }
}

function send(asker: Caller, route: string, path: string, body: unknown): Promise<Answer<unknown>> {
  if (route.startsWith('GET')) return asker.get(path);
  return route.startsWith('PUT') ? asker.put(path, body) : asker.post<unknown>(path, body, past);
}

test('none of it changed the complaint', async () => {
  const { body } = await caller('care_director').get<ComplaintShown>(`/complaints/${things.complaint}`);
  // The second is the one with the file.
  expect(body).toMatchObject({ version: 2, status: 'received' });
});

test('what is its owner’s to do is nobody else’s, whichever role that is, and nothing is there elsewhere', async () => {
  const { id } = (await caller('care_specialist').post('/complaints', complaintBody())).body;
  const investigate = async ({ role, position, caller: asker }: Asker) => {
    const body = { finding: 'unfounded', cause: 'x' };
    return [`${role} ${position}`, (await asker.post(`/complaints/${id}/findings`, body, past)).status];
  };
  const able = askers.filter(({ role }) => role !== undefined && role !== 'operator');
  const expected = (owner: Column, regionTold: boolean) =>
    able.map(({ role, position }) => {
      const seen = role === 'regional_manager' ? regionTold && position === 'here' : position === 'here';
      return [`${role} ${position}`, seen ? (role === owner ? 412 : 403) : 404];
    });
  const director = caller('care_director');
  for (const role of columns.slice(0, 10)) {
    const assigned = await director.post(`/complaints/${id}/assignment`, { role });
    expect(assigned.status).toBe(200);
    expect(await Promise.all(able.map(investigate))).toEqual(expected(role, false));
  }
  const manager = caller('general_manager');
  const escalate = async (to: Column) =>
    (await manager.post(`/complaints/${id}/escalations`, { reason: '超出权限', to })).status;
  expect(await escalate('group_admin')).toBe(200);
  expect(await Promise.all(able.map(investigate))).toEqual(expected('group_admin', false));
  const admin = caller('group_admin');
  const handedOn = { reason: '需厂家支持', to: 'regional_manager' };
  expect((await admin.post(`/complaints/${id}/escalations`, handedOn)).status).toBe(200);
  expect(await Promise.all(able.map(investigate))).toEqual(expected('regional_manager', true));
});

test('ROUTE-2 with the complaint the right to act passes to the new owner, and to nobody else', async () => {
  const { id } = (await caller('care_specialist').post('/complaints', complaintBody())).body;
  const contacts = async (by: Caller) => (await by.post(`/complaints/${id}/contacts`, contact, past)).status;
  const read = async (by: Caller) => (await by.get(`/complaints/${id}`)).status;
  const adviser = caller('service_adviser');
  const colleague = await client.as({ role: 'service_adviser', name: '另一位顾问' });
  expect([await contacts(adviser), await read(adviser)]).toEqual([403, 403]);

  const assign = (body: unknown) => caller('care_director').post(`/complaints/${id}/assignment`, body);
  expect((await assign({ role: 'service_adviser' })).status).toBe(200);
  expect([await contacts(adviser), await contacts(colleague)]).toEqual([412, 412]);
  expect(await contacts(caller('service_director'))).toBe(403);

  expect((await assign({ person: colleague.personId })).status).toBe(200);
  expect([await contacts(adviser), await read(adviser)]).toEqual([403, 403]);
  expect([await contacts(colleague), await read(colleague)]).toEqual([412, 200]);
});

test('who may not assign a complaint learns nothing of it, nor of who works there', async () => {
  const owner = await client.as({ role: 'service_director' });
  const elsewhere = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
  const missing = 'cmp.demo.sh01.0000000000000000';
  const bodies = [
    { person: owner.personId },
    { person: owner.personId, role: 'finance' },
    { person: 'per.demo.nobody' },
    { role: 'finance' },
  ];
  const answers = await Promise.all(
    [things.complaint, missing].flatMap((id) =>
      bodies.map((body) => elsewhere.post(`/complaints/${id}/assignment`, body)),
    ),
  );
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
});

test('who works at two branches acts at both, and at no third', async () => {
  const both = await client.as({
    role: 'care_director',
    name: '两店总监',
    branchIds: ['demo.sh01', 'demo.sh02'],
  });
  const register = async (at: string) =>
    (await both.post('/complaints', complaintBody({ branchId: at }))).status;
  expect([await register('demo.sh01'), await register('demo.sh02'), await register('demo.gz01')]).toEqual([
    201, 201, 404,
  ]);
});

test('HANDLE-6 only the role that the amount asks for decides', async () => {
  const owner = caller('service_director');
  const decide = async (id: string, by: Caller) =>
    (await by.post(`/complaints/${id}/approval`, { approved: true })).status;
  const proposed = async (solution: Record<string, unknown>) => {
    const { id } = (await owner.post('/complaints', complaintBody())).body;
    await owner.post(`/complaints/${id}/contacts`, contact);
    const body = { kind: 'refund', description: '退款', dueAt, ...solution };
    expect((await owner.post(`/complaints/${id}/solution`, body)).status).toBe(200);
    return id;
  };
  const [manager, admin] = [caller('general_manager'), caller('group_admin')];
  const small = await proposed({ cost: { amount: 500_00, currency: 'CNY' } });
  expect(await decide(small, manager)).toBe(409);
  const medium = await proposed({ cost: { amount: 500_01, currency: 'CNY' } });
  expect([await decide(medium, admin), await decide(medium, manager)]).toEqual([403, 200]);
  const large = await proposed({ cost: { amount: 20_000_01, currency: 'CNY' } });
  expect([await decide(large, manager), await decide(large, admin)]).toEqual([403, 200]);
  const vehicle = await proposed({ kind: 'return_vehicle' });
  expect([await decide(vehicle, manager), await decide(vehicle, admin)]).toEqual([403, 200]);
});
