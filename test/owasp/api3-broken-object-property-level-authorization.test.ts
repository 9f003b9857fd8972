import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { routeKey } from '../../shared/http/route.ts';
import { accessTable, past } from '../e2e/support/access-table.ts';
import { columns } from '../e2e/support/askers.ts';
import type { Caller, ProblemView } from '../e2e/support/client.ts';
import { branchId, complaintBody } from '../e2e/support/samples.ts';
import { running } from './support/running.ts';

const { client, things } = running(3);
let people: Record<(typeof columns)[number], Caller>;

beforeAll(async () => {
  people = Object.fromEntries(
    await Promise.all(columns.map(async (role) => [role, await client.as(role)] as const)),
  ) as typeof people;
});

/** Somebody who may, by the rows of the access table's test. */
function whoMay(letters: string): Caller {
  const at = letters.replaceAll(' ', '').search(/[ya]/);
  const role = columns[at];
  if (!role) throw new Error(`nobody of ${letters}`);
  return people[role];
}

const bodies = Object.entries(accessTable).filter(([route]) => !route.startsWith('GET'));

describe('what a body may not set is refused by name, and not taken over', () => {
  test.each(bodies)('%s', async (route, [request, , letters]) => {
    const smuggled = { isAdmin: true, groupId: 'rival', version: 99, by: { role: 'group_admin' } };
    const wanted = { ...smuggled, ...(request.body as object) };
    const by = whoMay(letters);
    const path = request.path(things);
    const answer = route.startsWith('PUT')
      ? await by.put(path, wanted)
      : await by.post<unknown>(path, wanted, past);
    const refused = (answer.body as ProblemView).errors?.map((error) => error.path);
    expect(answer.status).toBe(400);
    const own = Object.keys(request.body as object);
    // An operator names the group whose admin they enter; others may not, see below.
    const known = route === 'POST /staff' ? [...own, 'groupId'] : own;
    const foreign = Object.keys(smuggled).filter((name) => !known.includes(name));
    expect(refused).toEqual(expect.arrayContaining(foreign));
  });
});

test('nobody is entered in a group that is not the one of who enters them', async () => {
  const person = { name: 'x', role: 'finance', branchIds: [branchId], identity: { subject: 'x' } };
  const answer = await people.group_admin.post<unknown>('/staff', { ...person, groupId: 'rival' });
  expect(answer.status).toBe(400);
  expect((answer.body as ProblemView).errors?.map(({ path }) => path)).toEqual(['groupId']);
});

test('every query refuses what it does not know, so that nothing is read by another name', async () => {
  const lists = routes.filter((route) => route.action !== 'open' && route.method === 'GET');
  for (const route of lists) {
    const [request, , letters] = accessTable[routeKey(route)] ?? [];
    if (!request || !letters || !/[ya]/.test(letters)) continue;
    const path = request.path(things);
    const answer = await whoMay(letters).get(`${path}${path.includes('?') ? '&' : '?'}groupId=rival`);
    expect({ route: routeKey(route), status: answer.status }).toEqual({
      route: routeKey(route),
      status: 400,
    });
  }
});

test('a complaint’s own state is set by commands alone', async () => {
  const told = {
    status: 'closed',
    number: 'SH01-2026-99999',
    owner: { role: 'finance' },
    tasks: [],
    version: 9,
  };
  const answer = await people.care_director.post<unknown>('/complaints', complaintBody(told));
  expect(answer.status).toBe(400);
  expect((answer.body as ProblemView).errors?.map(({ path }) => path).sort()).toEqual(
    Object.keys(told).sort(),
  );
});

test('STAT-5 the regional manager sees figures and nobody’s name or number in them', async () => {
  const customer = { name: '欧阳若兰', phone: '13912340987' };
  expect((await people.care_officer.post('/complaints', complaintBody({ customer }))).status).toBe(201);
  const month = new Date(await client.now()).toISOString().slice(0, 7);
  const region = people.regional_manager;
  const reports = await Promise.all([
    region.get(`/reports/monthly/demo.sh01/${month}`),
    region.get(`/reports/regional/east/${month}`),
    region.get(`/reports/yearly/demo.sh01/${month.slice(0, 4)}`),
  ]);
  for (const { status, body } of reports) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/欧阳|13912340987|per\./);
  }
});
