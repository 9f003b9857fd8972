import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackAtHand } from '../../functions/callbacks/callback-at-hand.ts';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type ProblemView,
} from './support/client.ts';
import { branchId, deliveryBody, key, newPhone, newVin } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

type Purpose = 'courtesy' | 'second' | 'third';

describe.each([plain, faulty(13)])('the calls of a delivery, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let adviser: Caller;
  let colleague: Caller;
  let specialist: Caller;
  let director: Caller;

  beforeAll(async () => {
    system = await setup.open();
    // What was written is asked for at once; how an index lags is for the lists to show.
    system.faults?.setRates({ lag: 0 });
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
    [adviser, colleague, specialist, director] = await Promise.all([
      client.as('sales_adviser'),
      client.as({ role: 'sales_adviser', name: '周敏' }),
      client.as('care_specialist'),
      client.as('care_director'),
    ]);
  });
  afterAll(() => system.close());

  /** A new car is delivered today. @returns the ids of its three calls */
  async function deliver(told: Record<string, unknown> = {}): Promise<Record<Purpose, string>> {
    const body = deliveryBody(adviser.personId, told);
    const answer = await adviser.post<DeliveryView>('/deliveries', body);
    expect(answer.status).toBe(201);
    const [courtesy, second, third] = answer.body.callbacks.map(({ id }) => id);
    return { courtesy: courtesy ?? '', second: second ?? '', third: third ?? '' };
  }

  const attempt = (id: string, body: unknown, by = specialist, headers = {}) =>
    by.post<CallbackView & ProblemView>(`/callbacks/${id}/attempts`, body, headers);
  const read = async (id: string, by = specialist) => (await by.get<CallbackAtHand>(`/callbacks/${id}`)).body;
  const listed = async (by: Caller, query: string) =>
    (await allOf<{ id: string }>(by, `/callbacks?branchId=${branchId}&${query}`, 2)).map(({ id }) => id);
  const told = async (of: Caller, id: string) =>
    (await allOf<NoticeView>(of, '/notices'))
      .filter(({ subject }) => subject.id === id)
      .map(({ kind, at }) => `${kind} ${at}`);
  const answers = { overall: 4 };

  test('the caller has before them whom to call, what to say and what has happened', async () => {
    const customer = { name: '赵女士', phone: newPhone(), class: 'fleet' };
    const vehicle = { vin: newVin(), plate: '沪A12345', model: 'ID.4' };
    const { courtesy } = await deliver({ customer, vehicle });
    const call = await read(courtesy, adviser);
    expect(call).toMatchObject({ customer, vehicle, attempts: [], state: 'open' });
    expect(call.customer.id).toMatch(/^cus\.demo\./);
    expect(call.script.title.zh).toBe('交车后问候');
    expect(call.history.map(({ type }) => type)).toEqual(['delivery']);
    expect(call.tasks).toMatchObject([{ kind: 'callback', owner: { person: adviser.personId } }]);
    await attempt(courtesy, { outcome: 'reached' }, adviser);
  });

  test('advisers see and make their own calls, and no others', async () => {
    const { courtesy, second } = await deliver();
    expect((await colleague.get(`/callbacks/${courtesy}`)).status).toBe(403);
    expect((await attempt(courtesy, { outcome: 'reached' }, colleague)).status).toBe(403);
    expect((await adviser.get(`/callbacks/${second}`)).status).toBe(403);
    expect((await attempt(second, { outcome: 'refused' }, adviser)).status).toBe(403);
    expect((await adviser.get(`/callbacks?branchId=${branchId}`)).status).toBe(403);
    expect(await listed(adviser, 'owner=me')).toEqual([courtesy]);
    expect(await listed(colleague, 'owner=me')).toEqual([]);
    expect((await adviser.get('/callbacks?branchId=demo.gz01&owner=me')).status).toBe(404);
    const early = await attempt(second, { outcome: 'reached', answers });
    expect(early).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('not allowed before') },
    });
    expect(await attempt(courtesy, { outcome: 'refused' }, adviser)).toMatchObject({
      status: 200,
      body: { end: { outcome: 'refused' } },
    });
    expect(await listed(adviser, 'owner=me')).toEqual([]);
  });

  test('CALL-4 a day’s calls: what is to be tried by its end, the earliest first, one tried in vain the next day', async () => {
    const one = await deliver();
    const two = await deliver();
    const date = (day: number) => days.at(day, '').slice(0, 10);
    const today = async (day: number, query = '') => {
      const ids = await listed(specialist, `day=${date(day)}${query}`);
      const wanted = [one, two].flatMap((calls) => Object.values(calls));
      return ids.filter((id) => wanted.includes(id));
    };
    expect((await today(0)).toSorted()).toEqual([one.courtesy, two.courtesy].toSorted());
    expect(await today(0, '&purpose=delivery_second')).toEqual([]);
    expect((await today(4, '&purpose=delivery_second')).toSorted()).toEqual(
      [one.second, two.second].toSorted(),
    );
    const tried = await attempt(one.courtesy, { outcome: 'busy' }, adviser);
    expect(tried.body.nextTryAt?.slice(0, 10)).toBe(date(1));
    expect(await today(0)).toEqual([two.courtesy]);
    expect(await today(1)).toEqual([two.courtesy, one.courtesy]);
    for (const id of [one.courtesy, two.courtesy]) await attempt(id, { outcome: 'reached' }, adviser);
    expect(await today(1)).toEqual([]);
    expect(await today(4)).toHaveLength(2);
    expect(
      (await listed(specialist, `owner=me&day=${date(4)}`)).filter((id) => id === one.second),
    ).toHaveLength(1);
  });

  test('CALL-4 a wrong number is the adviser’s to correct, and the customer’s from then on', async () => {
    const { courtesy } = await deliver();
    const wrong = await attempt(courtesy, { outcome: 'wrong_number' }, adviser);
    expect(wrong.body.tasks.map(({ kind }) => kind)).toEqual(['callback', 'phone_number']);
    expect((await told(adviser, courtesy))[0]).toContain('number_wanted');
    const refused = await attempt(courtesy, { outcome: 'reached' }, adviser);
    expect(refused).toMatchObject({ status: 409, body: { allowed: ['give-number'] } });

    const phone = newPhone();
    const give = (body: unknown, by: Caller) =>
      by.post<CallbackView & ProblemView>(`/callbacks/${courtesy}/phone`, body);
    expect((await give({ phone }, colleague)).status).toBe(403);
    expect((await give({ phone: '12' }, adviser)).status).toBe(400);
    const wrongAgain = `+86 ${(await read(courtesy, adviser)).customer.phone}`;
    expect(await give({ phone: wrongAgain }, adviser)).toMatchObject({
      status: 400,
      body: { detail: 'phone is the number that was found wrong' },
    });
    const given = await give({ phone }, adviser);
    expect(given).toMatchObject({
      status: 200,
      body: { customer: { phone }, tasks: [{ kind: 'callback' }] },
    });
    expect((await give({ phone }, adviser)).status).toBe(409);
    const again = await deliver({ customer: { name: '李女士', phone } });
    expect((await read(again.courtesy, adviser)).customer.id).toBe(given.body.customer.id);
    for (const id of [courtesy, again.courtesy]) await attempt(id, { outcome: 'reached' }, adviser);
  });

  test('CALL-4 a wrong number without another is the customer’s no more, and none of their calls is made by it', async () => {
    const phone = newPhone();
    const { courtesy, second, third } = await deliver({ customer: { name: '钱先生', phone } });
    const { id } = (await read(courtesy, adviser)).customer;
    await attempt(courtesy, { outcome: 'wrong_number' }, adviser);
    expect((await adviser.post(`/callbacks/${courtesy}/phone`, { phone: null })).status).toBe(200);
    expect(await read(courtesy)).toMatchObject({ state: 'done', end: { outcome: 'unreachable' } });
    for (const call of [second, third]) {
      const view = await read(call);
      expect(view).toMatchObject({ state: 'open', customer: { name: '钱先生' } });
      expect(view.customer).not.toHaveProperty('phone');
    }
    expect((await specialist.get(`/customers/${id}`)).body).not.toHaveProperty('phone');
    const found = await specialist.get(`/customers?branchId=${branchId}&phone=${phone}`);
    expect(found.body).toMatchObject({ items: [] });
    const next = await deliver({ customer: { name: '吴女士', phone } });
    expect((await read(next.courtesy, adviser)).customer.id).not.toBe(id);
    await attempt(next.courtesy, { outcome: 'reached' }, adviser);
  });

  test('CALL-4 the other calls of the customer are made by the new number as well', async () => {
    const { courtesy, second, third } = await deliver();
    await attempt(courtesy, { outcome: 'wrong_number' }, adviser);
    const phone = newPhone();
    await adviser.post(`/callbacks/${courtesy}/phone`, { phone });
    for (const id of [courtesy, second, third]) {
      expect((await read(id)).customer.phone).toBe(phone);
    }
    await attempt(courtesy, { outcome: 'reached' }, adviser);
  });

  test('CALL-5 CALL-6 a complaint in the call is registered with it, once, and both name each other', async () => {
    const { second } = await deliver();
    await client.moveTo(days.at(4, '10:00:00'));
    const told = { category: 'sales_service_quality', description: '交车时答应的脚垫一直没有给。' };
    const body = { outcome: 'reached', answers: { overall: 2, carUse: '上下班' }, complaint: told };
    const header = key();
    const first = await attempt(second, body, specialist, header);
    expect(first.status).toBe(200);
    expect((await attempt(second, body, specialist, header)).body).toEqual(first.body);
    const [made] = first.body.attempts;
    expect(made?.answers).toEqual({ overall: 2, carUse: '上下班' });

    const raised = made?.complaint?.id ?? '';
    const { body: complaint } = await director.get<ComplaintShown>(`/complaints/${raised}`);
    expect(complaint).toMatchObject({
      number: made?.complaint?.number,
      channel: 'callback',
      callback: second,
      category: told.category,
      description: told.description,
      customer: { name: '李女士', phone: first.body.customer.phone },
      vehicle: { vin: first.body.vehicle?.vin },
      owner: { role: 'sales_director' },
    });
    const ofCustomer = `/complaints?branchId=${branchId}&customerPhone=${first.body.customer.phone}`;
    expect((await allOf<{ id: string }>(director, ofCustomer)).map(({ id }) => id)).toEqual([raised]);
    const atHand = await read(second);
    expect(atHand.attempts[0]?.complaint?.id).toBe(raised);
  });

  test('CALL-6 a call that is refused registers no complaint', async () => {
    const { courtesy } = await deliver();
    const complaint = { category: 'value_added', description: '保险加价。' };
    const refused = await attempt(courtesy, { outcome: 'busy', complaint }, adviser);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'complaint' }] } });
    const toldBefore = { person: 'per.demo.nobody' };
    const nobody = await attempt(
      courtesy,
      { outcome: 'reached', complaint: { ...complaint, toldBefore } },
      adviser,
    );
    expect(nobody).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'complaint.toldBefore.person' }] },
    });
    expect(await read(courtesy, adviser)).toMatchObject({ version: 1, attempts: [] });
    await attempt(courtesy, { outcome: 'reached' }, adviser);
  });

  test('CALL-7 a call that is not made is told the care director the next morning at nine', async () => {
    const { courtesy } = await deliver();
    await client.moveTo(days.at(8, '08:59:59'));
    expect(await told(adviser, courtesy)).toEqual([`reminder ${days.at(7, '23:59:59')}`]);
    expect(await told(director, courtesy)).toEqual([]);
    await client.moveTo(days.at(8, '09:00:00'));
    expect(await told(director, courtesy)).toEqual([`deadline_missed ${days.at(8, '09:00:00')}`]);
    expect(await attempt(courtesy, { outcome: 'reached' }, adviser)).toMatchObject({
      body: { state: 'done_late' },
    });
  });

  test('CALL-4 after the third day in vain nobody calls any more', async () => {
    const { courtesy } = await deliver();
    for (const day of [8, 9, 10]) {
      await client.moveTo(days.at(day, '15:00:00'));
      expect((await attempt(courtesy, { outcome: 'no_answer' }, adviser)).status).toBe(200);
    }
    expect(await read(courtesy, adviser)).toMatchObject({
      state: 'done',
      end: { outcome: 'unreachable' },
      tasks: [],
    });
    expect(await listed(adviser, 'owner=me')).not.toContain(courtesy);
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(await client.recount()).toEqual([]);
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
