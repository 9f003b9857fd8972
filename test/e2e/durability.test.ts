import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type NoticeView,
  type RecordView,
} from './support/client.ts';
import { branchId, complaintBody, key } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

describe.each([plain, faulty(4)])('SIGKILL at the worst moment, $name', ({ open }) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let director: Caller;

  beforeEach(async () => {
    system = await open();
    client = createClient(system);
    days = nextFifth(await client.now());
    director = await client.as('care_director');
  });
  afterEach(() => system.close());

  const received = async () =>
    (await director.get<Figures>(`/reports/monthly/${branchId}/${days.month}`)).body.received;

  const register = (body = complaintBody(), headers = key()) => director.post('/complaints', body, headers);

  async function exactAfterwards(): Promise<void> {
    expect(await client.recount()).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
    expect(system.log.filter(({ event }) => event === 'dead_letter')).toEqual([]);
  }

  test('in a burst of registrations: what was answered is there, what was not can be sent again', async () => {
    await client.moveTo(days.at(0, '10:00:00'));
    const requests = Array.from({ length: 40 }, () => ({ body: complaintBody(), header: key() }));
    let answers = 0;
    let enough: () => void = () => undefined;
    const burst = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const sent = requests.map(async ({ body, header }) => {
      try {
        const answer = await register(body, header);
        answers += 1;
        if (answers === 12) enough();
        return answer;
      } catch {
        return undefined;
      }
    });
    await burst;
    await system.kill();
    const first = await Promise.all(sent);
    expect(first.filter((answer) => answer !== undefined).length).toBeGreaterThanOrEqual(12);
    expect(first.some((answer) => answer === undefined)).toBe(true);

    await system.start();
    const again = await Promise.all(requests.map(({ body, header }) => register(body, header)));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
    for (const [at, answer] of first.entries()) {
      if (answer) expect(again[at]?.body).toEqual(answer.body);
    }
    expect(new Set(again.map(({ body }) => body.number)).size).toBe(40);
    system.faults?.setRates({ lag: 0 });
    const stored = await allOf<{ id: string }>(director, `/complaints?branchId=${branchId}`);
    expect(stored.map(({ id }) => id).sort()).toEqual(again.map(({ body }) => body.id).sort());
    expect(await client.recount()).toEqual([]);
    expect(await received()).toBe(40);

    // What is met or withdrawn has no schedule any more.
    const owner = await client.as('service_director');
    const [some, others] = [stored.slice(0, 8), stored.slice(8, 12)];
    const done = await Promise.all([
      ...some.map(({ id }) =>
        owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' }),
      ),
      ...others.map(({ id }) => director.post(`/complaints/${id}/withdrawal`, { reason: '客户撤回' })),
    ]);
    expect(new Set(done.map(({ status }) => status))).toEqual(new Set([200]));
    await exactAfterwards();
  });

  test('in a move of the clock: every deadline fires once, at its own instant', async () => {
    await client.moveTo(days.at(0, '10:00:00'));
    const times = Array.from({ length: 6 }, (_, at) => days.at(0, `09:${String(10 + at)}:00`));
    const registered = await Promise.all(times.map((receivedAt) => register(complaintBody({ receivedAt }))));
    expect(registered.map(({ status }) => status)).toEqual(times.map(() => 201));
    const manager = await client.as('general_manager');

    const move = client.moveTo(days.at(6, '10:00:00')).catch(() => undefined);
    await expect
      .poll(async () => (await manager.get<{ items: unknown[] }>('/notices')).body.items.length, {
        interval: 5,
        timeout: 15_000,
      })
      .toBeGreaterThan(2);
    await system.kill();
    expect(await move).toBeUndefined();

    await system.start();
    expect(await client.now()).toBeLessThan(Date.parse(days.at(6, '10:00:00')));
    expect((await client.moveTo(days.at(6, '10:00:00'))).status).toBe(200);
    system.faults?.setRates({ lag: 0 });
    const notices = await allOf<NoticeView>(manager, '/notices');
    for (const [at, { body }] of registered.entries()) {
      const told = notices.filter(({ subject }) => subject.id === body.id).map((notice) => notice.at);
      const minute = String(10 + at);
      expect(told.toSorted()).toEqual([
        days.at(0, `11:${minute}:00`),
        days.at(1, `11:${minute}:00`),
        days.at(2, '23:59:59'),
        days.at(6, '09:00:00'),
      ]);
      const record = await allOf<RecordView>(director, `/complaints/${body.id}/record`);
      expect(record.map(({ entry }) => entry)).toEqual(record.map((_, index) => index + 1));
      const { body: now } = await director.get<ComplaintShown>(`/complaints/${body.id}`);
      expect(now.tasks.map(({ state }) => state)).toEqual(['overdue', 'overdue', 'overdue', 'open']);
    }
    await exactAfterwards();
  });
});
