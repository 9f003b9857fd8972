import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
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
import { branchId, complaintBody, deliveryBody, key, newPhone, newVin } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

describe.each([plain, faulty(7)])('deliveries, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let adviser: Caller;
  let specialist: Caller;
  let director: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(20, '15:30:00'));
    [adviser, specialist, director, elsewhere] = await Promise.all([
      client.as('sales_adviser'),
      client.as('care_specialist'),
      client.as('care_director'),
      client.as({ role: 'sales_adviser', branchIds: ['demo.gz01'] }),
    ]);
  });
  afterAll(() => system.close());

  async function deliver(told: Record<string, unknown> = {}, by = adviser): Promise<DeliveryView> {
    const { status, body } = await by.post<DeliveryView>('/deliveries', deliveryBody(by.personId, told));
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  }

  const read = async (id: string) => (await adviser.get<DeliveryView>(`/deliveries/${id}`)).body;
  const told = async (of: Caller, id: string) =>
    (await allOf<NoticeView>(of, '/notices'))
      .filter(({ subject }) => subject.id === id)
      .map(({ kind, at }) => `${kind} ${at}`);

  test('CALL-1 the calls of a delivery: at day 3, 7 and 25, over the end of the month', async () => {
    const delivery = await deliver();
    expect(delivery.number).toMatch(/^SH01-D\d{8}-[0-9A-Z]{4}$/);
    expect(delivery.callbacks.map(({ purpose, dueAt, state }) => [purpose, dueAt, state])).toEqual([
      ['delivery_courtesy', days.at(23, '23:59:59'), 'open'],
      ['delivery_second', days.at(27, '23:59:59'), 'open'],
      ['delivery_third', days.at(45, '23:59:59'), 'open'],
    ]);
    const [courtesy, second, third] = delivery.callbacks;
    expect(courtesy?.owner).toEqual({ role: 'sales_adviser', person: adviser.personId });
    expect([second?.notBefore, third?.notBefore]).toEqual([days.at(24, '09:00:00'), days.at(38, '09:00:00')]);
    expect(await read(delivery.id)).toEqual(delivery);
    const { body } = await specialist.get<CallbackView>(`/callbacks/${second?.id}`);
    expect(body).toMatchObject({ delivery: delivery.id, number: delivery.number, state: 'open' });
  });

  test('INTAKE-6 customer and vehicle are found again, however they are written, and by complaints too', async () => {
    const phone = newPhone();
    const vin = newVin();
    const first = await deliver({ customer: { name: '周先生', phone }, vehicle: { vin } });
    const again = await deliver({
      customer: { name: '周先生', phone: `+86 ${phone}` },
      deliveredAt: days.at(19, '10:00:00'),
    });
    expect(again.customer.id).toBe(first.customer.id);
    const there = { branchId: 'demo.gz01', customer: { name: '周先生', phone } };
    expect((await deliver(there, elsewhere)).customer.id).toBe(first.customer.id);
    const complaint = await specialist.post('/complaints', complaintBody({ vehicle: { vin } }));
    expect(complaint.status).toBe(201);
  });

  test('a second delivery of a vehicle on the same day is refused, also of several that come at once', async () => {
    const body = deliveryBody(adviser.personId);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => adviser.post<DeliveryView & ProblemView>('/deliveries', body)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    const first = answers.find(({ status }) => status === 201)?.body;
    for (const { status, body } of answers) {
      if (status === 409) expect(body.detail).toContain(`${first?.number}, ${first?.id}`);
    }
    const dayBefore = { ...body, deliveredAt: days.at(19, '23:59:59') };
    expect((await adviser.post('/deliveries', dayBefore)).status).toBe(201);
    const elsewhereToo = { ...body, branchId: 'demo.gz01', adviser: elsewhere.personId };
    expect((await elsewhere.post('/deliveries', elsewhereToo)).status).toBe(201);
  });

  test('sent again with its key it is registered once', async () => {
    const body = deliveryBody(adviser.personId);
    const header = key();
    const first = await adviser.post<DeliveryView>('/deliveries', body, header);
    const again = await adviser.post<DeliveryView>('/deliveries', body, header);
    expect(again).toMatchObject({ status: 201, body: first.body });
  });

  test('the list goes by month, newest first, with phone and plate masked', async () => {
    const vehicle = { vin: newVin(), plate: '沪A12345' };
    const early = await deliver({ vehicle, deliveredAt: days.at(-5, '23:59:59') });
    const list = (month: string) =>
      allOf<DeliveryView>(adviser, `/deliveries?branchId=${branchId}&month=${month}`, 2);
    const monthBefore = days.at(-5, '23:59:59').slice(0, 7);
    // An index may lag behind.
    await expect.poll(async () => (await list(monthBefore)).map(({ id }) => id)).toEqual([early.id]);
    const [row] = await list(monthBefore);
    expect(row).toMatchObject({ id: early.id, vehicle: { plate: '沪A****45' } });
    expect(row?.customer.phone).toContain('****');
    await expect.poll(async () => (await list(days.month)).length).toBeGreaterThan(4);
    const times = (await list(days.month)).map(({ deliveredAt }) => deliveredAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  describe('what is refused', () => {
    const later = () => days.at(40, '10:00:00');
    test.each([
      ['no vehicle', () => ({ vehicle: undefined }), 'vehicle'],
      ['no VIN', () => ({ vehicle: {} }), 'vehicle.vin'],
      ['a wrong check digit', () => ({ vehicle: { vin: 'LSVAM4180C2184847' } }), 'vehicle.vin'],
      [
        'a day that is none',
        () => ({ vehicle: { vin: newVin(), nextServiceOn: '2027-02-30' } }),
        'vehicle.nextServiceOn',
      ],
      ['no phone', () => ({ customer: { name: '李' } }), 'customer.phone'],
      ['the future', () => ({ deliveredAt: later() }), 'deliveredAt'],
      ['two years ago', () => ({ deliveredAt: '2024-11-20T10:00:00+08:00' }), 'deliveredAt'],
      ['nobody of the staff', () => ({ adviser: 'per.demo.nobody' }), 'adviser'],
      ['another’s work', () => ({ adviser: specialist.personId }), 'adviser'],
      ['an adviser of another branch', () => ({ adviser: elsewhere.personId }), 'adviser'],
      ['a field it does not know', () => ({ colour: '白' }), 'colour'],
    ])('%s', async (_what, told, path) => {
      const body = deliveryBody(adviser.personId, told());
      const answer = await adviser.post<ProblemView>('/deliveries', body);
      expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
    });

    test('what is no delivery, or another branch’s, is not there', async () => {
      const { id } = await deliver();
      expect((await elsewhere.get(`/deliveries/${id}`)).status).toBe(404);
      for (const no of ['x', id.replace('dlv', 'vis'), `${id}.t1`, 'dlv.demo.sh01.0000000000000000']) {
        expect((await adviser.get(`/deliveries/${no}`)).status).toBe(404);
      }
    });
  });

  test('CALL-1 what is missed is told to whoever is to call, and the next morning to the care director', async () => {
    const [delivery] = await allOf<DeliveryView>(adviser, `/deliveries?branchId=${branchId}`);
    const [courtesy, second, third] = (await read(delivery?.id ?? '')).callbacks;
    await client.moveTo(days.at(28, '09:00:00'));
    const states = (await read(delivery?.id ?? '')).callbacks.map(({ state }) => state);
    expect(states).toEqual(['overdue', 'overdue', 'open']);
    expect(await told(adviser, courtesy?.id ?? '')).toEqual([`reminder ${days.at(23, '23:59:59')}`]);
    expect(await told(specialist, second?.id ?? '')).toEqual([`reminder ${days.at(27, '23:59:59')}`]);
    expect(await told(director, courtesy?.id ?? '')).toEqual([`deadline_missed ${days.at(24, '09:00:00')}`]);
    expect(await told(director, third?.id ?? '')).toEqual([]);
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
