import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { nextFifth } from './support/calendar.ts';
import {
  type Answer,
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type NoticeView,
  type RecordView,
} from './support/client.ts';
import { branchId, complaintBody, key } from './support/samples.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

describe.each([plain, faulty(77)])('several at once, $name', ({ open }) => {
  let system: SystemUnderTest;
  let client: Client;
  let director: Caller;
  let owner: Caller;
  let manager: Caller;
  let month: string;

  beforeAll(async () => {
    system = await open();
    client = createClient(system);
    [director, owner, manager] = await Promise.all([
      client.as('care_director'),
      client.as('service_director'),
      client.as('general_manager'),
    ]);
    const days = nextFifth(await client.now());
    month = days.month;
    await client.moveTo(days.at(0, '10:00:00'));
  });
  afterAll(() => system.close());

  const registered = async () => (await director.post('/complaints', complaintBody(), key())).body.id;
  const complaint = async (id: string) => (await director.get<ComplaintShown>(`/complaints/${id}`)).body;
  const figures = async () => (await director.get<Figures>(`/reports/monthly/${branchId}/${month}`)).body;

  /** Sends it until it is judged: where too many want the same complaint, the answer may be to try again. */
  async function judged<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
    for (;;) {
      const answer = await send();
      if (answer.status !== 503) return answer;
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  }

  /** Version and record go on without a gap, and every change left exactly its one entry. */
  async function expectSound(id: string, version: number): Promise<string[]> {
    const record = await allOf<RecordView>(director, `/complaints/${id}/record`, 7);
    expect(record.map(({ entry }) => entry)).toEqual(record.map((_, at) => at + 1));
    expect(record).toHaveLength(version);
    expect((await complaint(id)).version).toBe(version);
    return record.map(({ action }) => action);
  }

  test('two different commands are both decided on what is stored', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await registered();
      const contact = { summary: '已联系客户', outcome: 'reached' };
      const [contacted, assigned] = await Promise.all([
        owner.post(`/complaints/${id}/contacts`, contact),
        director.post(`/complaints/${id}/assignment`, { role: 'service_director' }),
      ]);
      expect([contacted.status, assigned.status]).toEqual([200, 200]);
      expect([contacted.body.version, assigned.body.version].toSorted()).toEqual([2, 3]);
      expect((await expectSound(id, 3)).toSorted()).toEqual([
        'assign-complaint',
        'record-contact',
        'register-complaint',
      ]);
      expect(await complaint(id)).toMatchObject({ status: 'contacted', owner: { role: 'service_director' } });
    }
  });

  test('one that the other forbids is refused, or came before it', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await registered();
      const [contacted, withdrawn] = await Promise.all([
        owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' }),
        director.post(`/complaints/${id}/withdrawal`, { reason: '客户撤回' }),
      ]);
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(contacted.status);
      expect((await complaint(id)).status).toBe('withdrawn');
      const actions = await expectSound(id, contacted.status === 200 ? 3 : 2);
      expect(actions.at(-1)).toBe('withdraw-complaint');
    }
  });

  test('a solution is either approved or rejected', async () => {
    const id = await registered();
    await owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' });
    const dueAt = new Date((await client.now()) + 48 * 3600_000).toISOString();
    const cost = { amount: 900_00, currency: 'CNY' };
    await owner.post(`/complaints/${id}/solution`, {
      kind: 'goodwill',
      description: '免费保养',
      dueAt,
      cost,
    });
    const answers = await Promise.all([
      manager.post(`/complaints/${id}/approval`, { approved: true }),
      manager.post(`/complaints/${id}/approval`, { approved: false, reason: '金额过高' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await expectSound(id, 4);
  });

  test('of twelve that name the same version exactly one goes through', async () => {
    const id = await registered();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        judged(() =>
          owner.post(
            `/complaints/${id}/contacts`,
            { summary: `第 ${at} 次`, outcome: 'not_reached' },
            { 'if-match': '"1"' },
          ),
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(11).fill(412)]);
    await expectSound(id, 2);
  });

  test('twelve that name none all go through, one after the other', async () => {
    const id = await registered();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => {
        const header = key();
        const told = { summary: `第 ${at} 次`, outcome: 'not_reached' };
        return judged(() => owner.post(`/complaints/${id}/contacts`, told, header));
      }),
    );
    expect(answers.map(({ body }) => body.version).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 2),
    );
    await expectSound(id, 13);
  });

  test('fifty registrations have numbers of their own and are counted exactly', async () => {
    await client.recount();
    const before = await figures();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => director.post('/complaints', complaintBody(), key())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(50);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(50);
    expect(await client.recount()).toEqual([]);
    expect((await figures()).received).toBe(before.received + 50);
  });

  test('commands while the clock moves are decided on what is due, and counted exactly', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, registered));
    const contact = { summary: '已联系客户', outcome: 'reached' };
    const target = new Date((await client.now()) + 3 * 3600_000).toISOString();
    const [moved, ...contacted] = await Promise.all([
      client.moveTo(target),
      ...ids.map((id) => judged(() => owner.post(`/complaints/${id}/contacts`, contact))),
    ]);
    expect(moved?.status).toBe(200);
    expect(contacted.map(({ status }) => status)).toEqual(ids.map(() => 200));
    system.faults?.setRates({ lag: 0 });
    const notices = await allOf<NoticeView>(manager, '/notices');
    for (const id of ids) {
      const [task] = (await complaint(id)).tasks;
      expect(['done', 'done_late']).toContain(task?.state);
      const told = notices.filter(({ subject }) => subject.id === id);
      expect(told.map(({ kind }) => kind)).toEqual(task?.state === 'done' ? [] : ['deadline_missed']);
    }
    expect(await client.recount()).toEqual([]);
    expect(system.log.filter(({ event }) => event === 'dead_letter')).toEqual([]);
  });
});

describe('a database that carries out a write and says it failed', () => {
  test('has it written once, also where the next try meets a conflict', async () => {
    const system = await faulty(6).open();
    try {
      const client = createClient(system);
      const director = await client.as('care_director');
      // Two conflicts, then done but the answer lost, then again two conflicts.
      system.faults?.setRates({ conflict: 1, lostAnswer: 1, throttling: 0, lag: 0 });
      const { status, body } = await director.post('/complaints', complaintBody());
      expect(status).toBe(201);
      const contact = { summary: '已联系客户', outcome: 'reached' };
      const contacted = await director.post(`/complaints/${body.id}/contacts`, contact);
      expect(contacted).toMatchObject({ status: 200, body: { version: 2 } });
      expect(await allOf(director, `/complaints?branchId=${branchId}`)).toHaveLength(1);
      expect(await allOf(director, `/complaints/${body.id}/record`)).toHaveLength(2);
      expect(await client.recount()).toEqual([]);
    } finally {
      await system.close();
    }
  });
});

describe('a database that is down', () => {
  test('is answered with 503 and nothing stored; afterwards the same request goes through', async () => {
    const system = await faulty(5).open();
    try {
      const client = createClient(system);
      const director = await client.as('care_director');
      const header = key();
      const register = () => director.post('/complaints', complaintBody(), header);
      for (const outage of [{ throttling: 1 }, { throttling: 0, conflict: 1 }]) {
        system.faults?.setRates(outage, false);
        const refused = await register();
        expect(refused.status).toBe(503);
        expect(refused.headers.get('retry-after')).toBe('1');
        expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      }
      system.faults?.setRates({ lag: 0, conflict: 0, lostAnswer: 0, unprocessed: 0, throttling: 0 });
      expect(await allOf(director, `/complaints?branchId=${branchId}`)).toEqual([]);
      expect((await register()).status).toBe(201);
      expect(await allOf(director, `/complaints?branchId=${branchId}`)).toHaveLength(1);
      expect(await client.recount()).toEqual([]);
    } finally {
      await system.close();
    }
  });
});
