import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SamplingView } from '../../functions/visits/sampling-view.ts';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import { samplingKeyHash } from '../../shared/data/arrival/sampling-store.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type ProblemView,
} from './support/client.ts';
import { branchId, newPhone, newVin, visitBody } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

describe.each([plain, faulty(11)])('visits, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let adviser: Caller;
  let service: Caller;
  let director: Caller;
  let elsewhere: Caller;
  /** How each visit that was chosen from came out. */
  const decided = new Map<string, NonNullable<VisitView['sampling']>>();

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(24, '09:00:00'));
    [adviser, service, director, elsewhere] = await Promise.all([
      client.as('service_adviser'),
      client.as('service_director'),
      client.as('care_director'),
      client.as({ role: 'service_adviser', branchIds: ['demo.gz01'] }),
    ]);
  });
  afterAll(() => system.close());

  async function receive(told: Record<string, unknown> = {}, by = adviser): Promise<VisitView> {
    const { status, body } = await by.post<VisitView>('/visits', visitBody(by.personId, told));
    expect({ status, body }).toMatchObject({ status: 201 });
    tally(body);
    return body;
  }

  async function command(id: string, name: string, body: unknown = {}, by = adviser) {
    const answer = await by.post<VisitView & Omit<ProblemView, 'status'>>(`/visits/${id}/${name}`, body);
    tally(answer.body);
    return answer;
  }

  function tally({ id, sampling }: Pick<VisitView, 'id' | 'sampling'>): void {
    if (sampling?.class === 'other') decided.set(id, sampling);
  }

  function counted(month: string): { chosen: number; passed: number; slack: number } {
    const visits = [...decided.values()].filter((one) => one.month === month);
    const chosen = visits.filter((one) => one.chosen).length;
    const passed = visits.length - chosen;
    return { chosen, passed, slack: 70 * chosen - 30 * passed };
  }

  const read = async (id: string) => (await adviser.get<VisitView>(`/visits/${id}`)).body;
  const sampling = async (month: string, at = branchId, by = director) =>
    (await by.get<SamplingView>(`/sampling/${at}/${month}`)).body;
  const told = async (id: string) =>
    (await allOf<NoticeView>(service, '/notices'))
      .filter(({ subject }) => subject.id === id)
      .map(({ kind, at }) => `${kind} ${at}`);

  test('CALL-3 sixteen hand-backs at once, again and again: the promised part is chosen at every moment', async () => {
    const month = days.month;
    for (let round = 0; round < 3; round++) {
      const visits = await Promise.all(
        Array.from({ length: 16 }, () =>
          receive({ handedBackAt: days.at(24, '09:00:00'), receivedAt: days.at(24, '08:00:00') }),
        ),
      );
      for (const { sampled, sampling: by, callbacks } of visits) {
        expect(by).toEqual({ month, class: 'other', chosen: sampled });
        expect(callbacks.length).toBe(sampled ? 1 : 0);
      }
      expect(counted(month).slack).toBeGreaterThanOrEqual(0);
    }
  });

  test('CALL-3 while the month runs nobody sees how the choice stands, so nobody times a hand-back by it', async () => {
    for (const by of [director, service]) {
      const shown = await sampling(days.month, branchId, by);
      expect(Object.keys(shown).toSorted()).toEqual(['branchId', 'keyHash', 'month', 'percent']);
      expect(shown).toMatchObject({ month: days.month, percent: 30 });
    }
  });

  test('CALL-3 CALL-10 target customers are always called, and who wants no calls is chosen and not called', async () => {
    const vip = { customer: { name: '周先生', phone: newPhone(), class: 'corporate' } };
    for (let n = 0; n < 4; n++) {
      const visit = await receive(vip);
      const { body } = await command(visit.id, 'hand-back');
      expect(body).toMatchObject({ sampled: true, sampling: { class: 'target' } });
    }
    const quiet = { customer: { name: '何女士', phone: newPhone(), class: 'vip' } };
    const { customer, id } = await receive(quiet);
    const wish = await director.post(`/customers/${customer.id}/no-calls`, { wanted: true });
    expect(wish.status).toBe(200);
    // Too young a wish to take the visit out of the choice: that the call is not made stays to be seen.
    const { body } = await command(id, 'hand-back');
    expect(body).toMatchObject({
      sampled: true,
      sampling: { class: 'target', chosen: true },
      callbacks: [{ state: 'cancelled' }],
    });
  });

  test('CALL-6 a call and the complaint in it go by the files, so nobody else’s number is taken', async () => {
    const specialist = await client.as('care_specialist');
    const [first, second, third] = [newPhone(), newPhone(), newPhone()];
    const customer = { name: '周先生', phone: first, class: 'vip' };
    const vehicle = { vin: newVin(), plate: '沪A11111' };
    const visit = await receive({ customer, vehicle });
    const path = `/customers/${visit.customer.id}`;
    const changeTo = async (phone: string) =>
      expect((await specialist.post(`${path}/phone`, { phone })).status).toBe(200);
    await changeTo(second);
    const other = await receive({ customer: { name: '吴女士', phone: first } });
    await specialist.put(`/vehicles/${vehicle.vin}`, { branchId, plate: '沪A22222' });

    const { body } = await command(visit.id, 'hand-back');
    const call = `/callbacks/${body.callbacks[0]?.id}`;
    const details = (await specialist.get(call)).body;
    expect(details).toMatchObject({ customer: { phone: second }, vehicle: { plate: '沪A22222' } });
    const complaint = { category: 'repair_quality', description: '维修后仍有异响。' };
    const told = await specialist.post(`${call}/attempts`, { outcome: 'reached', complaint });
    expect(told.status).toBe(200);
    expect((await specialist.get(path)).body).toMatchObject({ phone: second });
    expect((await specialist.get(`/vehicles/${vehicle.vin}`)).body).toMatchObject({ plate: '沪A22222' });

    await changeTo(third);
    const found = await specialist.get<{ items: { id: string }[] }>(
      `/customers?branchId=${branchId}&phone=${first}`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([other.customer.id]);
  });

  test('VISIT-1 a visit through its steps; a second one of that vehicle that day is refused', async () => {
    const vin = newVin();
    const visit = await receive({ vehicle: { vin }, hoped: '当天取车' });
    expect(visit.number).toMatch(/^SH01-V\d{8}-[0-9A-Z]{4}$/);
    await command(visit.id, 'diagnosis', { findings: '刹车片磨损', quote: { amount: 1, currency: 'CNY' } });
    await command(visit.id, 'workshop', { technician: '马建军' });
    await command(visit.id, 'extra-work', { description: '更换空调滤芯' });
    const refused = await command(visit.id, 'hand-back');
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('extra work 1') } });
    expect(refused.body.allowed).toContain('answer-extra-work');
    const answer = { item: 1, agreed: true, how: 'phone', saidBy: '本人' };
    await command(visit.id, 'extra-work-answers', answer);
    await command(visit.id, 'completion', { work: '更换刹车片', extraWork: [1], checkedBy: '胡国平' });
    await command(visit.id, 'customer-notice');
    const { body } = await command(visit.id, 'hand-back', { nextServiceOn: '2099-06-01', mileage: 21_480 });
    expect(body).toMatchObject({ status: 'handed_back', hoped: '当天取车', followedUp: false, version: 8 });
    expect(body.steps.map(({ step }) => step)).toEqual([
      'received',
      'diagnosed',
      'in_workshop',
      'finished',
      'customer_told',
      'handed_back',
    ]);
    expect(await read(visit.id)).toEqual(body);
    const again = await adviser.post<ProblemView>(
      '/visits',
      visitBody(adviser.personId, { vehicle: { vin } }),
    );
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain(`${visit.number}, ${visit.id}`);
    const vehicle = await director.get<{ nextServiceOn?: string }>(`/vehicles/${vin}`);
    expect(vehicle.body.nextServiceOn).toBe('2099-06-01');
  });

  test('VISIT-3 VISIT-4 what is promised and not kept is told to the service director at once', async () => {
    const help = await receive({ onSite: { area: 'city' } });
    const promised = await receive({ promisedAt: days.at(24, '17:00:00') });
    const delayed = await receive({ promisedAt: days.at(24, '17:00:00') });
    await command(delayed.id, 'delay', { reason: '缺件', promisedAt: days.at(25, '11:00:00') });
    await expect.poll(() => told(delayed.id)).toHaveLength(1);
    await client.moveTo(days.at(24, '18:00:00'));
    expect(await told(help.id)).toEqual([`deadline_missed ${help.tasks[0]?.dueAt}`]);
    expect(await told(promised.id)).toEqual([`visit_delayed ${days.at(24, '17:00:00')}`]);
    expect((await told(delayed.id)).length).toBe(1);
    const list = await allOf<{ id: string; overdue: boolean }>(
      adviser,
      `/visits?branchId=${branchId}&status=received`,
    );
    const overdue = list.filter((row) => row.overdue).map(({ id }) => id);
    expect(overdue.toSorted()).toEqual([help.id, promised.id].toSorted());
    await command(help.id, 'arrival', { solved: true });
    for (const { id } of [help, promised, delayed]) expect((await command(id, 'hand-back')).status).toBe(200);
  });

  test('a hand-back twice, and two at once, is one', async () => {
    const { id } = await receive({ customer: { name: '王', phone: newPhone(), class: 'fleet' } });
    const answers = await Promise.all([command(id, 'hand-back'), command(id, 'hand-back')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { callbacks, version } = await read(id);
    expect([callbacks.length, version]).toEqual([1, 2]);
  });

  test('what is no visit, or another branch’s, is not there; lists go by month and status', async () => {
    const { id } = await receive();
    expect((await elsewhere.get(`/visits/${id}`)).status).toBe(404);
    expect((await command(id, 'hand-back', {}, elsewhere)).status).toBe(404);
    expect((await adviser.get('/visits/vis.demo.sh01.0000000000000000')).status).toBe(404);
    const path = `/visits?branchId=${branchId}&month=${days.month}&status=received`;
    const listed = () => allOf<VisitView>(adviser, path, 3);
    await expect.poll(async () => (await listed()).map((row) => row.id)).toContain(id);
    const rows = await listed();
    expect(rows.every(({ status }) => status === 'received')).toBe(true);
    for (const query of ['month=2026', 'status=lost', 'vin=1']) {
      expect((await adviser.get(`/visits?branchId=${branchId}&${query}`)).status).toBe(400);
    }
  });

  test('CALL-3 over the end of the month: a key of its own, each branch for itself, the old one shown', async () => {
    const lastDay = new Date(Date.parse(days.at(24, '12:00:00')));
    lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 1);
    const first = `${lastDay.toISOString().slice(0, 10)}T00:00:00+08:00`;
    const next = first.slice(0, 7);
    const hidden = await sampling(next);
    expect(hidden.key).toBeUndefined();
    const open = await receive();
    await client.moveTo(first);
    // Received in the old month, it belongs to the month it is handed back in.
    expect((await command(open.id, 'hand-back')).body.sampling).toMatchObject({ month: next });
    const old = await sampling(days.month);
    expect(old).toMatchObject({ ...counted(days.month), percent: 30, late: 0 });
    expect(samplingKeyHash(old.key ?? '')).toBe(old.keyHash);
    expect((await sampling(next)).keyHash).toBe(hidden.keyHash);
    // Told only now, it counts in its month, and is called at any rate.
    for (let n = 0; n < 4; n++) {
      const late = await receive({
        receivedAt: days.at(24, '09:00:00'),
        handedBackAt: days.at(24, '10:00:00'),
      });
      expect(late.sampling).toEqual({ month: days.month, class: 'other', chosen: true });
    }
    expect(counted(days.month)).toMatchObject({ chosen: (old.chosen ?? 0) + 4, passed: old.passed });
    expect(await sampling(days.month)).toMatchObject({ ...counted(days.month), late: 4 });
    const there = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
    const [mine, theirs] = [await sampling(next), await sampling(next, 'demo.gz01', there)];
    expect(theirs.keyHash).not.toBe(mine.keyHash);
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
