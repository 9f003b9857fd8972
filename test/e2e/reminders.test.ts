import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { VehicleView } from '../../functions/customers/vehicle-view.ts';
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
import { minutesLater } from './support/import-files.ts';
import { branchId, deliveryBody, newPhone, newVin } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

type Row = Pick<CallbackView, 'id' | 'purpose' | 'date' | 'state' | 'notBefore' | 'dueAt' | 'customer'>;

describe.each([plain, faulty(9)])('reminders, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let adviser: Caller;
  let specialist: Caller;
  let salesDirector: Caller;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
    [adviser, specialist, salesDirector] = await Promise.all([
      client.as('sales_adviser'),
      client.as('care_specialist'),
      client.as('sales_director'),
    ]);
  });
  afterAll(() => system.close());

  const day = (nth: number) => days.at(nth, '00:00:00').slice(0, 10);
  const daysBefore = (date: string, months: number) => {
    const [year = 0, month = 1, of = 1] = date.split('-').map(Number);
    const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 - months, Math.min(of, last))).toISOString().slice(0, 10);
  };

  async function deliver(dates: Record<string, string>): Promise<{ vin: string; delivery: DeliveryView }> {
    const vin = newVin();
    const body = deliveryBody(adviser.personId, { vehicle: { vin, plate: '沪A12345', ...dates } });
    const answer = await adviser.post<DeliveryView>('/deliveries', body);
    expect(answer).toMatchObject({ status: 201 });
    return { vin, delivery: answer.body };
  }

  const tell = (vin: string, told: Record<string, unknown>, by = specialist) =>
    by.put<VehicleView>(`/vehicles/${vin}`, { branchId, ...told });

  /** What the histories of a vehicle say of its reminders: the purpose, how it stands, and since or from when on. */
  async function reminders(vin: string): Promise<string[]> {
    const { body } = await specialist.get<{
      history: { items: { type: string; id: string; kind: string; state: string; at: string }[] };
    }>(`/vehicles/${vin}?limit=100`);
    return body.history.items
      .filter(({ type, kind }) => type === 'callback' && !kind.startsWith('delivery'))
      .map(({ kind, state, at }) => `${kind} ${state} ${at}`)
      .sort();
  }

  async function reminderOf(vin: string, purpose: string, state: string): Promise<Row> {
    return await vi.waitFor(async () => {
      const { body } = await specialist.get<{
        history: { items: { id: string; kind: string; state: string }[] };
      }>(`/vehicles/${vin}?limit=100`);
      const found = body.history.items.find((item) => item.kind === purpose && item.state === state);
      if (!found) throw new Error(`no ${state} ${purpose}`);
      return (await specialist.get<Row>(`/callbacks/${found.id}`)).body;
    });
  }

  test('CALL-9 a delivery with dates plans its reminders, each at its time', async () => {
    const { vin } = await deliver({
      warrantyEndsOn: day(1000),
      maintenanceContractEndsOn: day(400),
      nextServiceOn: day(180),
    });
    await expect
      .poll(() => reminders(vin))
      .toEqual([
        `maintenance_contract open ${daysBefore(day(400), 1)}T09:00:00+08:00`,
        `next_service open ${days.at(166, '09:00:00')}`,
        `warranty open ${daysBefore(day(1000), 3)}T09:00:00+08:00`,
      ]);
    const { id, ...call } = await reminderOf(vin, 'next_service', 'open');
    expect(call).toMatchObject({ date: day(180), dueAt: days.at(169, '23:59:59'), state: 'open' });
    // What is told is nobody's to do.
    expect(await allOf(salesDirector, '/tasks')).toEqual([]);
    const listed = await allOf<Row>(specialist, `/callbacks?branchId=${branchId}`);
    expect(listed.map((row) => row.id)).toContain(id);
  });

  test('CALL-9 a changed date moves the call and its schedule, a removed one cancels it', async () => {
    const { vin } = await deliver({ nextServiceOn: day(180) });
    const before = await reminderOf(vin, 'next_service', 'open');
    const answer = await tell(vin, { nextServiceOn: day(30) });
    expect(answer).toMatchObject({ status: 200, body: { vin, nextServiceOn: day(30) } });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.version}"`);
    const moved = await reminderOf(vin, 'next_service', 'open');
    expect(moved).toMatchObject({ id: before.id, date: day(30), notBefore: days.at(16, '09:00:00') });
    expect((await tell(vin, { nextServiceOn: null })).body).not.toHaveProperty('nextServiceOn');
    await expect.poll(() => reminders(vin)).toEqual([expect.stringMatching(/^next_service cancelled/)]);
  });

  test('CALL-9 a sold car has no reminder left, a new owner has their own', async () => {
    const { vin, delivery } = await deliver({ nextServiceOn: day(180), warrantyEndsOn: day(1000) });
    const owner = { name: '赵先生', phone: newPhone() };
    const passed = await tell(vin, { owner });
    expect(passed.body.owner).toMatchObject(owner);
    expect(passed.body.owner?.id).not.toBe(delivery.customer.id);
    expect((await reminderOf(vin, 'next_service', 'open')).customer).toMatchObject(owner);
    const states = async () => (await reminders(vin)).map((one) => one.split(' ').slice(0, 2).join(' '));
    await expect
      .poll(states)
      .toEqual(['next_service cancelled', 'next_service open', 'warranty cancelled', 'warranty open']);
    const { body } = await specialist.get<{ vehicles: unknown[] }>(`/customers/${delivery.customer.id}`);
    expect(body.vehicles).toEqual([]);

    const sold = await tell(vin, { soldOn: day(0) });
    expect(sold).toMatchObject({ status: 200, body: { soldOn: day(0) } });
    const cancelled = ['next_service cancelled', 'warranty cancelled'];
    await expect.poll(states).toEqual([...cancelled, ...cancelled].sort());
  });

  test('CALL-10 who wants no calls is not reminded', async () => {
    const { vin, delivery } = await deliver({ nextServiceOn: day(180) });
    await specialist.post(`/customers/${delivery.customer.id}/no-calls`, { wanted: true });
    expect(await tell(vin, { nextServiceOn: day(200) })).toMatchObject({ status: 200 });
    await expect.poll(() => reminders(vin)).toEqual([expect.stringMatching(/^next_service cancelled/)]);
  });

  test('CALL-9 who wants calls again is reminded again, each date once', async () => {
    const { vin, delivery } = await deliver({
      nextServiceOn: day(180),
      maintenanceContractEndsOn: day(400),
      warrantyEndsOn: day(1000),
    });
    const wish = (wanted: boolean) =>
      specialist.post(`/customers/${delivery.customer.id}/no-calls`, { wanted });
    const states = async () => (await reminders(vin)).map((one) => one.split(' ').slice(0, 2).join(' '));
    await wish(true);
    const kept = ['maintenance_contract cancelled', 'next_service cancelled', 'warranty open'];
    await expect.poll(states).toEqual(kept);
    expect(await wish(false)).toMatchObject({ status: 200 });
    await minutesLater(client, 2);
    const again = ['maintenance_contract open', 'next_service open'];
    await expect.poll(states).toEqual([...kept, ...again].sort());
    expect(await reminderOf(vin, 'next_service', 'open')).toMatchObject({ date: day(180) });
    expect(await tell(vin, { nextServiceOn: day(180) })).toMatchObject({ status: 200 });
    expect(await states()).toEqual([...kept, ...again].sort());
  });

  test('CALL-9 a contract’s end is said in a letter, too, whose words are kept with the customer', async () => {
    const { vin, delivery } = await deliver({ maintenanceContractEndsOn: day(20) });
    const call = await reminderOf(vin, 'maintenance_contract', 'open');
    const own = async () =>
      (await allOf<{ kind: string; subject: { id: string } }>(specialist, '/tasks'))
        .filter(({ subject }) => subject.id === call.id)
        .map(({ kind }) => kind)
        .sort();
    await expect.poll(own).toEqual(['callback', 'letter']);
    const letter = { text: '您的保养合同即将到期，欢迎续签。', by: 'post' };
    const path = `/callbacks/${call.id}/letter`;
    expect(await specialist.post<CallbackView>(path, letter)).toMatchObject({ status: 200 });
    expect(await specialist.post<ProblemView>(path, letter)).toMatchObject({ status: 409 });
    const file = `/customers/${delivery.customer.id}?limit=100`;
    const history = async () =>
      (await specialist.get<{ history: { items: unknown[] } }>(file)).body.history.items;
    await expect
      .poll(history)
      .toContainEqual(
        expect.objectContaining({ type: 'message', kind: 'letter', direction: 'out', text: letter.text }),
      );
  });

  test.each([
    ['a sale in the future', { soldOn: '2098-01-01' }, 'soldOn'],
    ['no date', { nextServiceOn: '2026-02-30' }, 'nextServiceOn'],
    ['nothing at all', {}, ''],
  ])('%s is refused', async (_, told, path) => {
    const { vin } = await deliver({});
    const answer = await tell(vin, told);
    const { errors } = answer.body as unknown as ProblemView;
    expect([answer.status, errors?.map((error) => error.path)]).toEqual([400, [path]]);
  });

  test('a vehicle that nobody knows is not there, nor that of another branch', async () => {
    expect((await tell(newVin(), { nextServiceOn: day(180) })).status).toBe(404);
    const { vin } = await deliver({});
    const elsewhere = await client.as({ role: 'care_specialist', branchIds: ['demo.gz01'] });
    expect((await tell(vin, { nextServiceOn: day(180) }, elsewhere)).status).toBe(404);
    const own = await elsewhere.put(`/vehicles/${vin}`, { branchId: 'demo.gz01', nextServiceOn: day(180) });
    expect(own.status).toBe(404);
  });

  test('CALL-9 the sales director is told three months before the warranty ends', async () => {
    const endsOn = day(100);
    const { vin } = await deliver({ warrantyEndsOn: endsOn });
    const { id } = await reminderOf(vin, 'warranty', 'open');
    const toldAt = `${daysBefore(endsOn, 3)}T09:00:00+08:00`;
    const told = async () =>
      (await allOf<NoticeView>(salesDirector, '/notices'))
        .filter(({ subject }) => subject.id === id)
        .map(({ kind, at }) => `${kind} ${at}`);
    await client.moveTo(toldAt.replace('09:00:00', '08:59:00'));
    expect(await told()).toEqual([]);
    await client.moveTo(toldAt);
    await expect.poll(told).toEqual([`warranty_ends ${toldAt}`]);
    await expect.poll(() => reminders(vin)).toEqual([`warranty told ${toldAt}`]);
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
