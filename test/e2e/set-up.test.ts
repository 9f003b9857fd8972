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
import { complaintBody } from './support/samples.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

interface Person {
  readonly id: string;
  readonly role: string;
  readonly branchIds: readonly string[];
  readonly status: string;
}

interface Issued {
  readonly token: string;
  readonly personId: string;
}

interface Handover {
  readonly status: string;
  readonly work: number;
  readonly notices: number;
}

const minute = 60_000;
const berlin = { brand: 'skoda', regionId: 'berlin', timeZone: 'Europe/Berlin' };

describe.each([plain, faulty(61)])('a second group set up over the API only, $name', ({ open }) => {
  let system: SystemUnderTest;
  let client: Client;
  let operator: Caller;
  let admin: Caller;
  let manager: Caller;
  let director: Caller;
  let adviser: Caller;
  let colleague: Caller;
  let complaint: string;
  let adviserToken: string;

  const subjectOf = (name: string) => `second|${name}`;

  async function signIn(name: string): Promise<Caller> {
    const body = { subject: subjectOf(name) };
    const answer = await client.send<Issued>('/_local/tokens', { method: 'POST', body });
    if (answer.status !== 200) throw new Error(`no token for ${name}: ${JSON.stringify(answer.body)}`);
    return client.withToken(answer.body.token, answer.body.personId);
  }

  async function enter(by: Caller, name: string, told: object): Promise<Caller> {
    const body = { name: `员工 ${name}`, identity: { subject: subjectOf(name) }, ...told };
    const { status, body: entered } = await by.post<Person>('/staff', body);
    expect({ status, entered }).toMatchObject({ status: 201, entered: { status: 'here' } });
    const caller = await signIn(name);
    expect(caller.personId).toBe(entered.id);
    return caller;
  }

  const advance = async (ms: number) => client.moveTo(new Date((await client.now()) + ms).toISOString());

  async function handoverOf(person: string): Promise<Handover> {
    for (let tries = 0; tries < 12; tries++) {
      const { body } = await admin.get<Handover>(`/staff/${person}/handover`);
      if (body.status === 'done' || body.status === 'failed') return body;
      await advance(minute);
    }
    throw new Error('it is not handed over');
  }

  beforeAll(async () => {
    system = await open();
    client = createClient(system);
  });
  afterAll(() => system.close());

  test('the first operator is entered by a command, again it changes nothing, and then sets the rest up', async () => {
    const enterOperator = () =>
      client.send<{ personId: string; entered: boolean }>('/_local/operators', {
        method: 'POST',
        body: { subject: subjectOf('operator'), name: '程立群' },
      });
    const first = await enterOperator();
    const again = await enterOperator();
    expect([first.body.entered, again.body]).toEqual([
      true,
      { personId: first.body.personId, entered: false },
    ]);
    operator = await signIn('operator');
    const set = async (path: string, body: object) => {
      const { status } = await operator.post<unknown>(path, body);
      return status;
    };
    expect(await set('/regions', { id: 'berlin', name: 'Region Berlin', brand: 'skoda' })).toBe(400);
    expect(await set('/brands', { id: 'skoda', name: '斯柯达' })).toBe(201);
    expect(await set('/regions', { id: 'berlin', name: 'Region Berlin', brand: 'skoda' })).toBe(201);
    expect(await set('/groups', { id: 'second', name: '第二集团' })).toBe(201);
    expect(await set('/groups', { id: 'second', name: '第三集团' })).toBe(409);
    expect(await set('/groups', { id: 'platform', name: '平台' })).toBe(400);
    admin = await enter(operator, 'admin', { role: 'group_admin', groupId: 'second' });
    expect(await set('/branches', { code: 'BE01', name: 'Berlin', ...berlin })).toBe(403);
  });

  test('an operator gives a regional manager another name and another region, whatever they were entered with', async () => {
    const regional = await client.as({ role: 'regional_manager', regionId: 'south' });
    const path = `/staff/${regional.personId}`;
    const renamed = await operator.put<Person & { name: string }>(path, { name: '另一位经理' });
    expect([renamed.status, renamed.body.name, renamed.body.branchIds]).toEqual([200, '另一位经理', []]);
    expect((await operator.put<ProblemView>(path, { regionId: 'nowhere' })).body.errors?.[0]?.path).toBe(
      'regionId',
    );
    expect((await operator.put(path, { regionId: 'berlin' })).status).toBe(200);
    expect((await regional.get('/reports/regional/south/2026-11')).status).toBe(404);
    expect((await regional.get('/reports/regional/berlin/2026-11')).status).toBe(200);
  });

  test('a group admin sets up branches with what fits together, each code once', async () => {
    const branch = { code: 'BE01', name: 'Berlin Mitte', ...berlin };
    const bad = [
      [{ ...branch, regionId: 'nowhere' }, 'regionId'],
      [{ ...branch, brand: '大众' }, 'brand'],
      [{ ...branch, timeZone: 'Europe/Atlantis' }, 'timeZone'],
      [{ ...branch, code: 'be-1' }, 'code'],
    ] as const;
    for (const [body, path] of bad) {
      const answer = await admin.post<ProblemView>('/branches', body);
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    }
    const key = { 'idempotency-key': 'branch-1' };
    const made = await admin.post<{ id: string }>('/branches', branch, key);
    expect([made.status, made.body]).toMatchObject([
      201,
      { id: 'second.be01', groupId: 'second', timeZone: 'Europe/Berlin' },
    ]);
    expect((await admin.post<{ id: string }>('/branches', branch, key)).body).toEqual(made.body);
    expect((await admin.post('/branches', branch)).status).toBe(409);
    expect((await admin.post('/branches', { ...branch, code: 'BE02' })).status).toBe(201);
    expect((await allOf<{ id: string }>(admin, '/branches')).map(({ id }) => id)).toEqual([
      'second.be01',
      'second.be02',
    ]);

    const foreign = { name: 'x', role: 'group_admin', groupId: 'second', identity: { subject: 'foreign' } };
    const refused = await operator.post<ProblemView>('/staff', { ...foreign, branchIds: ['demo.sh01'] });
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([400, 'branchIds.0']);
    const moved = await operator.put<ProblemView>(`/staff/${admin.personId}`, { branchIds: ['demo.sh01'] });
    expect([moved.status, moved.body.errors?.[0]?.path]).toEqual([400, 'branchIds.0']);

    const renamed = await admin.put<{ name: string }>('/branches/second.be01', { name: 'Berlin Ost' });
    expect([renamed.status, renamed.body.name]).toEqual([200, 'Berlin Ost']);
    const stale = { 'if-match': '"1"' };
    expect((await admin.put('/branches/second.be01', { name: 'x' }, stale)).status).toBe(412);
    const record = await allOf<RecordView>(admin, '/branches/second.be01/record');
    expect(record.map(({ action, by }) => [action, by.person])).toEqual([
      ['register-branch', admin.personId],
      ['change-branch', admin.personId],
    ]);
  });

  test('whoever has moved on is not told again what they were answered before, by their key', async () => {
    const told = { role: 'care_officer', branchIds: ['second.be02'] };
    const mover = await enter(admin, 'mover', told);
    const once = { 'idempotency-key': 'moved-1' };
    const body = complaintBody({
      branchId: 'second.be02',
      customer: { name: 'Schmidt', phone: '13700137001' },
    });
    const first = await mover.post('/complaints', body, once);
    expect([first.status, (await mover.post('/complaints', body, once)).status]).toEqual([201, 201]);
    await admin.put(`/staff/${mover.personId}`, { branchIds: ['second.be01'] });
    const again = await mover.post('/complaints', body, once);
    expect(again.status).toBe(403);
    expect(JSON.stringify(again.body)).not.toContain('13700137001');
    expect((await mover.post('/complaints', body)).status).toBe(404);
    const withdrawn = { reason: '试用' };
    await admin.put(`/staff/${mover.personId}`, { branchIds: ['second.be02'] });
    expect((await mover.post(`/complaints/${first.body.id}/withdrawal`, withdrawn)).status).toBe(200);
    const contact = { contact: { email: 'mover@example.com' } };
    await admin.put(`/staff/${mover.personId}`, contact);
    expect((await admin.post(`/staff/${mover.personId}/end`, {})).status).toBe(200);
    const renamed = await admin.put(`/staff/${mover.personId}`, { name: 'x', contact: null });
    const forgotten = await admin.put<Person>(`/staff/${mover.personId}`, { contact: null });
    expect([renamed.status, forgotten.status]).toEqual([409, 200]);
    expect(forgotten.body).toMatchObject({ status: 'left' });
    expect(forgotten.body).not.toHaveProperty('contact');
  });

  test('staff is entered at the group’s own branches, each identity once in the whole deployment', async () => {
    const at = { branchIds: ['second.be01'] };
    manager = await enter(admin, 'manager', { role: 'general_manager', ...at });
    director = await enter(admin, 'director', { role: 'care_director', ...at });
    adviser = await enter(admin, 'adviser', { role: 'service_adviser', ...at });
    colleague = await enter(admin, 'colleague', { role: 'service_adviser', ...at });
    adviserToken = adviser.token;

    const other = { name: 'x', role: 'finance', identity: { subject: subjectOf('adviser') } };
    expect((await admin.post('/staff', { ...other, ...at })).status).toBe(409);
    const ofDemo = await client.as('group_admin');
    const elsewhere = await ofDemo.post<ProblemView>('/staff', { ...other, branchIds: ['demo.sh01'] });
    expect([elsewhere.status, JSON.stringify(elsewhere.body).includes('second')]).toEqual([409, false]);

    const fresh = { ...other, identity: { subject: 'nobody yet' } };
    const status = async (body: object, by = admin) => (await by.post('/staff', body)).status;
    expect(await status({ ...fresh, branchIds: ['demo.sh01'] })).toBe(400);
    expect(await status({ ...fresh, branchIds: [] })).toBe(400);
    expect(await status({ ...fresh, role: 'operator' })).toBe(403);
    expect(await status({ ...fresh, role: 'regional_manager', regionId: 'berlin' })).toBe(403);
    expect(await status({ ...fresh, ...at }, operator)).toBe(403);
    expect(await status({ ...fresh, ...at }, manager)).toBe(403);
    expect(await status({ ...fresh, role: 'regional_manager', regionId: 'berlin' }, operator)).toBe(201);
  });

  test('a complaint is taken in, with its deadlines in the branch’s own zone', async () => {
    const body = complaintBody({ branchId: 'second.be01', category: 'repair_quality' });
    const made = await director.post('/complaints', body);
    expect(made.status).toBe(201);
    complaint = made.body.id;
    expect(made.body.number).toMatch(/^BE01-/);
    expect(made.body.receivedAt).toMatch(/\+0[12]:00$/);
    const given = await director.post(`/complaints/${complaint}/assignment`, { person: adviser.personId });
    expect(given.status).toBe(200);
    expect((await allOf<TaskView>(adviser, '/tasks')).length).toBeGreaterThan(0);
    expect(await allOf<TaskView>(colleague, '/tasks')).toEqual([]);
    const report = await manager.get<{ received: number }>(
      `/reports/monthly/second.be01/${made.body.receivedAt.slice(0, 7)}`,
    );
    expect([report.status, report.body.received]).toEqual([200, 1]);
  });

  test('the other group sees none of it', async () => {
    const others = [await client.as('group_admin'), await client.as('care_director')];
    for (const other of others) {
      const paths = [`/complaints/${complaint}`, '/complaints?branchId=second.be01', '/branches/second.be01'];
      const statuses = await Promise.all(paths.map(async (path) => (await other.get(path)).status));
      expect(statuses).toEqual([404, 404, 404]);
    }
    const [ofDemo] = others;
    if (!ofDemo) throw new Error('nobody');
    const unknown = await ofDemo.get<ProblemView>('/staff/per.second.0000000000000000');
    for (const path of [`/staff/${adviser.personId}`, `/staff/${adviser.personId}/record`]) {
      expect((await ofDemo.get(path)).body).toEqual(unknown.body);
    }
    expect((await ofDemo.post(`/staff/${adviser.personId}/end`, {})).status).toBe(404);
    const people = await allOf<Person>(ofDemo, '/people');
    expect(people.some(({ id }) => id.startsWith('per.second'))).toBe(false);
    expect((await operator.get(`/staff/${adviser.personId}`)).status).toBe(404);
  });

  test('ROUTE-2 who left is a stranger from the next request on, and their work goes on with the role', async () => {
    const due = async () =>
      (await director.get<{ tasks: TaskView[] }>(`/complaints/${complaint}`)).body.tasks
        .filter(({ state }) => state === 'open')
        .map(({ kind, dueAt }) => [kind, dueAt]);
    const promised = await due();
    expect(promised.length).toBeGreaterThan(0);
    const until = new Date((await client.now()) + 24 * 60 * minute).toISOString();
    const standIn = { branchId: 'second.be01', person: director.personId, standIn: adviser.personId, until };
    const named = await manager.post<{ id: string }>('/stand-ins', standIn);
    expect(named.status).toBe(201);
    const channel = '/branches/second.be01/channels/hotline';
    expect((await manager.put(channel, { person: adviser.personId })).status).toBe(200);

    const ended = await admin.post<Person>(`/staff/${adviser.personId}/end`, {});
    expect([ended.status, ended.body.status]).toEqual([200, 'left']);
    expect((await admin.post(`/staff/${adviser.personId}/end`, {})).status).toBe(200);
    const stranger = await client.withToken(adviserToken).get<ProblemView>('/tasks');
    expect([stranger.status, stranger.body.detail]).toEqual([403, 'The caller is not in the directory.']);
    expect(
      (await client.send('/_local/tokens', { method: 'POST', body: { subject: subjectOf('adviser') } }))
        .status,
    ).toBe(404);

    const staff = await allOf<{ id: string }>(manager, '/staff?branchId=second.be01');
    expect(staff.some(({ id }) => id === adviser.personId)).toBe(false);
    const given = await director.post(`/complaints/${complaint}/assignment`, { person: adviser.personId });
    expect(given.status).toBe(400);
    const standIns = await allOf<{ id: string; endedAt?: string }>(
      manager,
      '/stand-ins?branchId=second.be01',
    );
    expect(standIns).toMatchObject([{ id: named.body.id, endedAt: expect.any(String) }]);
    const { body: channels } = await manager.get<{ items: { channel: string; screener: object }[] }>(
      '/branches/second.be01/channels',
    );
    expect(channels.items.find((one) => one.channel === 'hotline')?.screener).toEqual({
      role: 'care_officer',
    });

    // In the middle of it the system is gone for a moment.
    await system.kill();
    await system.start();
    const handover = await handoverOf(adviser.personId);
    expect(handover).toMatchObject({ status: 'done', work: 1 });
    expect(handover.notices).toBeGreaterThan(0);
    const { body } = await director.get<{ owner: object }>(`/complaints/${complaint}`);
    expect(body.owner).toEqual({ role: 'service_adviser' });
    expect(await due()).toEqual(promised);
    expect((await allOf<TaskView>(colleague, '/tasks')).map(({ subject }) => subject.id)).toContain(
      complaint,
    );
    const notices = await allOf<NoticeView>(colleague, '/notices');
    expect(notices.filter(({ kind }) => kind === 'complaint_assigned').length).toBe(2);
    const record = await allOf<RecordView>(director, `/complaints/${complaint}/record`);
    expect(record.at(-1)).toMatchObject({ action: 'hand-over-work', by: { role: 'system' } });
    const contact = { summary: 'Kunde angerufen', outcome: 'reached' };
    expect((await colleague.post(`/complaints/${complaint}/contacts`, contact)).status).toBe(200);
  });

  test('who comes back signing in as before is the same person, and works', async () => {
    const back = await enter(admin, 'adviser', { role: 'service_adviser', branchIds: ['second.be01'] });
    expect(back.personId).toBe(adviser.personId);
    expect((await client.withToken(adviserToken).get('/tasks')).status).toBe(200);
    const record = await allOf<RecordView>(admin, `/staff/${back.personId}/record`);
    expect(record.map(({ action }) => action)).toEqual(['enter-staff', 'end-staff', 'enter-staff']);
  });

  test('another role holds with the next request, and an identity can change while the person stays', async () => {
    const promoted = await admin.put<Person>(`/staff/${colleague.personId}`, {
      role: 'care_officer',
      branchIds: ['second.be02'],
    });
    expect([promoted.status, promoted.body.role]).toEqual([200, 'care_officer']);
    expect((await colleague.get('/complaints?branchId=second.be01')).status).toBe(404);
    expect((await colleague.get('/complaints?branchId=second.be02')).status).toBe(200);

    const identity = { subject: subjectOf('colleague anew') };
    const moved = await admin.put<Person>(`/staff/${colleague.personId}`, { identity });
    expect([moved.status, moved.body.id]).toEqual([200, colleague.personId]);
    expect((await colleague.get('/tasks')).status).toBe(403);
    const anew = await signIn('colleague anew');
    expect([anew.personId, (await anew.get('/tasks')).status]).toEqual([colleague.personId, 200]);
    // What they signed in with is free for somebody else, who is not them.
    const other = await enter(admin, 'colleague', { role: 'finance', branchIds: ['second.be01'] });
    expect(other.personId).not.toBe(colleague.personId);
  });

  test('the last group admin and the last operator do not go', async () => {
    const last = await admin.post<ProblemView>(`/staff/${admin.personId}/end`, {});
    expect([last.status, last.body.allowed]).toEqual([409, []]);
    const second = await enter(admin, 'second admin', { role: 'group_admin' });
    const both = await Promise.all(
      [admin, second].map(async ({ personId }) => (await admin.post(`/staff/${personId}/end`, {})).status),
    );
    expect(both.filter((status) => status === 200).length).toBe(1);
  });

  test('STAT-3 the figures are exact', async () => {
    expect(await client.recount()).toEqual([]);
  });
});
