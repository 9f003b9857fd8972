import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type ProblemView,
  type RecordView,
  type TaskView,
} from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

interface StandInView {
  readonly id: string;
  readonly branchId: string;
  readonly person: { readonly id: string; readonly name: string; readonly role: string };
  readonly standIn: { readonly id: string; readonly name: string; readonly role: string };
  readonly from: string;
  readonly until: string;
  readonly namedBy: { readonly person: string };
  readonly endedAt?: string;
  readonly endedBy?: { readonly person: string };
}

const hour = 3600_000;

let system: SystemUnderTest;
let client: Client;
let people: Record<'owner' | 'director' | 'manager' | 'adviser' | 'officer' | 'specialist', Caller>;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  const [owner, director, manager, adviser, officer, specialist] = await Promise.all([
    client.as('service_director'),
    client.as('care_director'),
    client.as('general_manager'),
    client.as('service_adviser'),
    client.as('care_officer'),
    client.as('care_specialist'),
  ]);
  people = { owner, director, manager, adviser, officer, specialist };
});
afterAll(() => system.close());

const fromNow = async (ms: number) => new Date((await client.now()) + ms).toISOString();
const register = async (told = {}) =>
  (await people.specialist.post('/complaints', complaintBody(told))).body.id;
const read = async (by: Caller, id: string) => (await by.get(`/complaints/${id}`)).status;
const tasksOf = async (by: Caller, id: string) =>
  (await allOf<TaskView>(by, '/tasks')).filter(({ subject }) => subject.id === id).length;
const noticesOf = async (by: Caller, id: string) =>
  (await allOf<NoticeView>(by, '/notices')).filter(({ subject }) => subject.id === id);

async function name(
  person: Caller,
  standIn: Caller,
  period: { from?: string; until: string },
  by = people.manager,
  at = branchId,
) {
  const body = { branchId: at, person: person.personId, standIn: standIn.personId, ...period };
  return await by.post<StandInView>('/stand-ins', body);
}

const end = (id: string, by = people.manager) => by.post<StandInView>(`/stand-ins/${id}/end`, {});

describe('ROUTE-3 a stand-in over a period of the clock', () => {
  let id: string;
  let standIn: StandInView;
  let period: { from: string; until: string };

  test('ROUTE-3 before it begins, nothing has changed', async () => {
    id = await register();
    period = { from: await fromNow(2 * hour), until: await fromNow(5 * hour) };
    const { status, body } = await name(people.owner, people.adviser, period);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        branchId,
        person: { id: people.owner.personId, role: 'service_director' },
        standIn: { id: people.adviser.personId, role: 'service_adviser' },
        namedBy: { role: 'general_manager', person: people.manager.personId },
      },
    });
    expect([Date.parse(body.from), Date.parse(body.until)]).toEqual([
      Date.parse(period.from),
      Date.parse(period.until),
    ]);
    standIn = body;
    expect([await read(people.adviser, id), await tasksOf(people.adviser, id)]).toEqual([403, 0]);
  });

  test('ROUTE-3 during it, the stand-in sees and does the person’s work besides their own', async () => {
    await client.moveTo(period.from);
    const own = await register();
    const given = await people.director.post(`/complaints/${own}/assignment`, { role: 'service_adviser' });
    expect(given.status).toBe(200);
    const tasks = await Promise.all([id, own].map((of) => tasksOf(people.adviser, of)));
    expect(tasks).toEqual([3, 3]);
    const [notice] = await noticesOf(people.adviser, id);
    expect(notice).toMatchObject({ kind: 'complaint_assigned', read: false });
    expect((await people.adviser.post(`/notices/${notice?.id}/read`, {})).status).toBe(200);
    expect(await noticesOf(people.owner, id)).toMatchObject([{ id: notice?.id, read: true }]);

    const contact = { summary: '已联系客户', outcome: 'reached' };
    for (const of of [id, own]) {
      expect((await people.adviser.post(`/complaints/${of}/contacts`, contact)).status).toBe(200);
    }
    const [theirs, mine] = await Promise.all(
      [id, own].map(async (of) =>
        (await allOf<RecordView>(people.director, `/complaints/${of}/record`)).at(-1),
      ),
    );
    const adviser = { person: people.adviser.personId, name: expect.any(String) };
    expect(theirs).toMatchObject({
      action: 'record-contact',
      by: {
        ...adviser,
        role: 'service_director',
        inPlaceOf: { person: people.owner.personId, name: expect.any(String) },
      },
    });
    expect(mine?.by).toEqual({ ...adviser, role: 'service_adviser' });
  });

  test('ROUTE-3 meanwhile the person keeps their own rights', async () => {
    expect(await read(people.owner, id)).toBe(200);
    const findings = { finding: 'dealer_fault', cause: '装配不当' };
    expect((await people.owner.post(`/complaints/${id}/findings`, findings)).status).toBe(200);
    const last = (await allOf<RecordView>(people.director, `/complaints/${id}/record`)).at(-1);
    expect(last?.by).not.toHaveProperty('inPlaceOf');
  });

  test('ROUTE-3 a stand-in’s stand-in gets only their own work', async () => {
    const chained = (await name(people.adviser, people.officer, { until: period.until })).body;
    const findings = { finding: 'unfounded', cause: '未发现问题' };
    expect(
      (await people.adviser.post(`/complaints/${id}/findings`, findings, { 'if-match': '"0"' })).status,
    ).toBe(412);
    expect((await people.officer.post(`/complaints/${id}/findings`, findings)).status).toBe(403);
    expect(await tasksOf(people.officer, id)).toBe(0);
    expect((await end(chained.id)).status).toBe(200);
  });

  test('ROUTE-3 from its end on, nothing is left of it but that it was', async () => {
    await client.moveTo(period.until);
    expect([await read(people.adviser, id), await tasksOf(people.adviser, id)]).toEqual([403, 0]);
    expect(await noticesOf(people.adviser, id)).toEqual([]);
    const listed = await allOf<StandInView>(people.manager, `/stand-ins?branchId=${branchId}`, 1);
    expect(listed).toContainEqual(standIn);
    expect((await end(standIn.id)).body).toEqual(standIn);
  });
});

test('ROUTE-3 what is ended is over at once, and who ended it is kept; again changes nothing', async () => {
  const id = await register();
  const { id: named } = (await name(people.owner, people.adviser, { until: await fromNow(48 * hour) })).body;
  expect(await read(people.adviser, id)).toBe(200);
  const ended = await end(named);
  expect(ended).toMatchObject({
    status: 200,
    body: { endedBy: { person: people.manager.personId }, endedAt: expect.any(String) },
  });
  expect(await read(people.adviser, id)).toBe(403);
  expect((await end(named)).body).toEqual(ended.body);
  const again = await name(people.owner, people.adviser, { until: await fromNow(48 * hour) });
  expect(again.status).toBe(201);
  expect((await end(again.body.id)).status).toBe(200);
});

test('ROUTE-3 now and later come before what is over', async () => {
  const soon = await fromNow(hour);
  const coming = await name(people.officer, people.specialist, {
    from: soon,
    until: await fromNow(300 * hour),
  });
  const now = await name(people.officer, people.adviser, { until: await fromNow(200 * hour) });
  const listed = await allOf<StandInView>(people.director, `/stand-ins?branchId=${branchId}`);
  expect(listed.slice(0, 2).map(({ id }) => id)).toEqual([coming.body.id, now.body.id]);
  expect(
    listed.slice(2).every(({ endedAt, until }) => Date.parse(endedAt ?? until) <= Date.parse(soon)),
  ).toBe(true);
  for (const { body } of [coming, now]) await end(body.id);
});

test('ROUTE-3 of who works at two branches, a stand-in does the work of the one branch', async () => {
  const both = await client.as({
    role: 'service_director',
    name: '两店服务总监',
    branchIds: ['demo.sh01', 'demo.sh02'],
  });
  const there = await client.as({ role: 'care_director', branchIds: ['demo.sh02'] });
  const here = await register();
  const other = (await there.post('/complaints', complaintBody({ branchId: 'demo.sh02' }))).body.id;
  for (const [by, id] of [
    [people.director, here],
    [there, other],
  ] as const) {
    expect((await by.post(`/complaints/${id}/assignment`, { person: both.personId })).status).toBe(200);
  }
  const named = await name(both, people.adviser, { until: await fromNow(48 * hour) });
  expect([await read(people.adviser, here), await read(people.adviser, other)]).toEqual([200, 404]);
  expect([await tasksOf(people.adviser, here), await tasksOf(people.adviser, other)]).toEqual([3, 0]);
  expect([await tasksOf(both, here), await tasksOf(both, other)]).toEqual([3, 3]);
  expect(await noticesOf(people.adviser, other)).toEqual([]);
  const [notice] = await noticesOf(both, other);
  expect((await people.adviser.post(`/notices/${notice?.id}/read`, {})).status).toBe(404);
  await end(named.body.id);
});

test('ROUTE-3 a stand-in decides in the place of the general manager, and hands that on to nobody', async () => {
  const named = await name(people.manager, people.director, { until: await fromNow(48 * hour) });
  const id = await register();
  await people.owner.post(`/complaints/${id}/contacts`, { summary: '已联系', outcome: 'reached' });
  const cost = { amount: 600_00, currency: 'CNY' };
  const solution = { kind: 'refund', description: '退款', dueAt: await fromNow(24 * hour), cost };
  await people.owner.post(`/complaints/${id}/solution`, solution);
  const approved = await people.director.post(`/complaints/${id}/approval`, { approved: true });
  expect(approved).toMatchObject({ status: 200, body: { solution: { approval: 'approved' } } });

  const until = await fromNow(24 * hour);
  expect((await name(people.manager, people.officer, { until }, people.director)).status).toBe(403);
  const other = await name(people.owner, people.officer, { until }, people.director);
  expect(other).toMatchObject({
    status: 201,
    body: { namedBy: { role: 'general_manager', inPlaceOf: { person: people.manager.personId } } },
  });
  for (const { body } of [other, named]) expect((await end(body.id)).status).toBe(200);
});

describe('a stand-in that cannot be', () => {
  test('is refused with the place, and nobody has more rights by it', async () => {
    const until = await fromNow(24 * hour);
    const [admin, region, elsewhere] = await Promise.all([
      client.as('group_admin'),
      client.as({ role: 'regional_manager', regionId: 'east' }),
      client.as({ role: 'service_director', branchIds: ['demo.gz01'] }),
    ]);
    const { owner, adviser, manager } = people;
    const bodies: [body: Record<string, unknown>, path: string][] = [
      [{ person: owner.personId, standIn: owner.personId, until }, 'standIn'],
      [{ person: admin.personId, standIn: adviser.personId, until }, 'person'],
      [{ person: owner.personId, standIn: region.personId, until }, 'standIn'],
      [{ person: owner.personId, standIn: elsewhere.personId, until }, 'standIn'],
      [{ person: elsewhere.personId, standIn: adviser.personId, until }, 'person'],
      [{ person: '', standIn: adviser.personId, until }, 'person'],
      [{ person: owner.personId, standIn: 'x'.repeat(101), until }, 'standIn'],
      [{ person: owner.personId, standIn: adviser.personId, until: await fromNow(-hour) }, 'until'],
      [{ person: owner.personId, standIn: adviser.personId, from: until, until }, 'until'],
      [{ person: owner.personId, standIn: adviser.personId, until: await fromNow(367 * 24 * hour) }, 'until'],
      [{ person: owner.personId, standIn: adviser.personId }, 'until'],
      [{ person: owner.personId, standIn: adviser.personId, until, role: 'operator' }, 'role'],
    ];
    for (const [body, path] of bodies) {
      const answer = await manager.post<ProblemView>('/stand-ins', { branchId, ...body });
      expect({ body, status: answer.status }).toEqual({ body, status: 400 });
      expect(answer.body.errors?.map((error) => error.path)).toEqual([path]);
    }
    const id = await register();
    expect([await read(adviser, id), await read(elsewhere, id)]).toEqual([403, 404]);
  });

  test('of another branch is not there', async () => {
    const until = await fromNow(24 * hour);
    const elsewhere = await client.as({ role: 'general_manager', branchIds: ['demo.gz01'] });
    const named = await name(people.owner, people.adviser, { until });
    expect((await name(people.owner, people.officer, { until }, elsewhere)).status).toBe(404);
    const missing = 'std.demo.sh01.0000000000000000';
    const answers = await Promise.all([named.body.id, missing, 'x'].map((id) => end(id, elsewhere)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    await end(named.body.id);
  });

  test('of two who name the same at once, one does', async () => {
    const period = { from: await fromNow(400 * hour), until: await fromNow(500 * hour) };
    const answers = await Promise.all([1, 2, 3, 4].map(() => name(people.owner, people.adviser, period)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400]);
  });
});
