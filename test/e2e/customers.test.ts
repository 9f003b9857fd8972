import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { CustomerInList } from '../../functions/customers/customer-in-list.ts';
import type { CustomerView } from '../../functions/customers/customer-view.ts';
import type { OwnedVehicle, VehicleView } from '../../functions/customers/vehicle-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import type { HistoryEntry } from '../../shared/http/history-view.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type Page,
  type ProblemView,
} from './support/client.ts';
import {
  branchId,
  complaintBody,
  deliveryBody,
  newPhone,
  newVin,
  resolutionBody,
} from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

interface CustomerFile extends CustomerView {
  readonly vehicles: readonly OwnedVehicle[];
  readonly vehicleCount: number;
  readonly history: Page<HistoryEntry>;
}

interface VehicleFile extends VehicleView {
  readonly history: Page<HistoryEntry>;
}

describe.each([plain, faulty(17)])('files of customers and vehicles, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let sales: Caller;
  let specialist: Caller;
  let owner: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    // What is stored is asked for at once; how an index lags is for the lists to show.
    system.faults?.setRates({ lag: 0 });
    [sales, specialist, owner, elsewhere] = await Promise.all([
      client.as('sales_adviser'),
      client.as('care_specialist'),
      client.as('service_director'),
      client.as({ role: 'care_specialist', branchIds: ['demo.gz01'] }),
    ]);
  });
  afterAll(() => system.close());

  async function deliver(told: Record<string, unknown> = {}): Promise<DeliveryView> {
    const answer = await sales.post<DeliveryView>('/deliveries', deliveryBody(sales.personId, told));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  const read = async (id: string, query = '') =>
    (await specialist.get<CustomerFile>(`/customers/${id}${query}`)).body;
  const readCall = async (id: string) => (await specialist.get<CallbackView>(`/callbacks/${id}`)).body;
  const search = (query: string, by = specialist) =>
    by.get<Page<CustomerInList>>(`/customers?branchId=${branchId}&${query}`);
  const found = async (query: string) => (await search(query)).body.items.map(({ id }) => id);
  const write = <T = CustomerView>(id: string, path: string, body: unknown, by = specialist) =>
    by.post<T>(`/customers/${id}/${path}`, body);

  test('CALL-11 the file has everything that ever happened, newest first, in one request or page by page', async () => {
    const customer = { name: '周先生', phone: newPhone() };
    const vehicle = { vin: newVin(), plate: '沪A66888', model: '途观L' };
    const delivery = await deliver({ customer, vehicle });
    const { id } = delivery.customer;
    const told = complaintBody({ customer, vehicle: { vin: vehicle.vin } });
    const complaint = (await specialist.post('/complaints', told)).body;
    expect(complaint.customer.id).toBe(id);
    const text = '诚邀您参加冬季免费检测活动。';
    const letter = { branchId, direction: 'out', kind: 'letter', purpose: 'invitation', text };
    const logged = await write<HistoryEntry>(id, 'messages', letter);
    expect(logged).toMatchObject({ status: 201, body: { type: 'message', text, by: specialist.personId } });

    const file = await specialist.get<CustomerFile>(`/customers/${id}`);
    expect(file.headers.get('etag')).toBe(`"${file.body.version}"`);
    expect(file.body).toMatchObject({
      id,
      ...customer,
      branchIds: [branchId],
      vehicles: [vehicle],
      vehicleCount: 1,
    });
    const { items, nextCursor } = file.body.history;
    expect(nextCursor).toBeNull();
    const ids = [delivery.id, complaint.id, logged.body.id, ...delivery.callbacks.map((call) => call.id)];
    expect(items.map((item) => item.id).toSorted()).toEqual(ids.toSorted());
    const times = items.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(items).toContainEqual(
      expect.objectContaining({ type: 'complaint', number: complaint.number, state: 'received' }),
    );

    const pages: HistoryEntry[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { history }: CustomerFile = await read(id, `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(history.items.length).toBeLessThanOrEqual(2);
      pages.push(...history.items);
      cursor = history.nextCursor;
    }
    expect(pages).toEqual(items);

    const car = (await specialist.get<VehicleFile>(`/vehicles/${vehicle.vin.toLowerCase()}`)).body;
    expect(car).toMatchObject({ ...vehicle, owner: { id, ...customer } });
    const ofCar = items.filter(({ type }) => type !== 'message');
    expect(car.history.items).toEqual(ofCar);

    await owner.post(`/complaints/${complaint.id}/contacts`, { summary: '已联系', outcome: 'reached' });
    const now = (await read(id)).history.items.find((item) => item.id === complaint.id);
    expect(now).toMatchObject({ state: 'contacted' });
  });

  test('POLICY-3 a customer is found by number, plate and VIN, masked, and by nobody else’s branch', async () => {
    const customer = { name: '钱女士', phone: newPhone() };
    const vehicle = { vin: newVin(), plate: '沪B·77123' };
    const { id } = (await deliver({ customer, vehicle })).customer;
    const queries = [
      `phone=${encodeURIComponent(`+86 ${customer.phone}`)}`,
      `plate=${encodeURIComponent('沪b77123')}`,
      `vin=${vehicle.vin}`,
    ];
    for (const query of queries) {
      const { body } = await search(query);
      expect(body).toEqual({
        items: [
          {
            id,
            name: '钱女士',
            phone: `${customer.phone.slice(0, 3)}****${customer.phone.slice(-4)}`,
            plates: ['沪B****123'],
            branchIds: [branchId],
          },
        ],
        nextCursor: null,
      });
      expect((await search(query, elsewhere)).status).toBe(404);
      const there = await elsewhere.get<Page<CustomerInList>>(`/customers?branchId=demo.gz01&${query}`);
      expect(there.body.items).toEqual([]);
    }
    for (const query of ['phone=13700000000', 'plate=X', `vin=${newVin()}`]) {
      expect(await found(query)).toEqual([]);
    }
    expect((await elsewhere.get(`/customers/${id}`)).status).toBe(404);
    expect((await elsewhere.get(`/vehicles/${vehicle.vin}`)).status).toBe(404);
    const others = `cus.other.${id.split('.')[2]}`;
    for (const path of [others, 'cus.demo.x', 'x', branchId]) {
      expect((await specialist.get(`/customers/${path}`)).status).toBe(404);
      expect((await write(path, 'no-calls', { wanted: true })).status).toBe(404);
    }
    expect((await specialist.get(`/vehicles/${newVin()}`)).status).toBe(404);
  });

  test('POLICY-3 who a vehicle was sold to is none of the business of branches they never came to', async () => {
    const [first, second] = [
      { name: '何先生', phone: newPhone() },
      { name: '罗女士', phone: newPhone() },
    ];
    const vehicle = { vin: newVin(), plate: '粤A55001' };
    const other = await client.as({ role: 'sales_adviser', branchIds: ['demo.gz01'] });
    const sold = deliveryBody(other.personId, { branchId: 'demo.gz01', customer: first, vehicle });
    expect(await other.post('/deliveries', sold)).toMatchObject({ status: 201 });
    const bought = await deliver({ customer: second, vehicle });
    const seen = async (by: Caller) => (await by.get<VehicleFile>(`/vehicles/${vehicle.vin}`)).body;
    expect((await seen(specialist)).owner).toEqual({ id: bought.customer.id, ...second });
    const car = await seen(elsewhere);
    expect(car).toMatchObject(vehicle);
    expect(car).not.toHaveProperty('owner');
    expect(JSON.stringify(car)).not.toContain(second.phone);
    expect(await elsewhere.get(`/customers/${bought.customer.id}`)).toMatchObject({ status: 404 });
    const told = { branchId: 'demo.gz01', model: '途观L' };
    const changed = await other.put<VehicleFile>(`/vehicles/${vehicle.vin}`, told);
    expect(changed).toMatchObject({ status: 200 });
    expect(changed.body).not.toHaveProperty('owner');

    const day = new Date((await client.now()) + 8 * 3600_000).toISOString().slice(0, 10);
    expect((await sales.put(`/vehicles/${vehicle.vin}`, { branchId, soldOn: day })).status).toBe(200);
    const third = { branchId, owner: { name: '韩先生', phone: newPhone() } };
    expect((await sales.put(`/vehicles/${vehicle.vin}`, third)).status).toBe(200);
    const changes = (await seen(specialist)).history.items.filter(({ type }) => type === 'change');
    expect(changes.map(({ kind, after }) => [kind, after]).toSorted()).toEqual([
      ['owner', undefined],
      ['sold', undefined],
      ['sold', day],
    ]);
    expect((await read(bought.customer.id)).history.items).toEqual(expect.arrayContaining(changes));
  });

  test('a customer of two branches is seen by both', async () => {
    const customer = { name: '孙先生', phone: newPhone() };
    const { id } = (await deliver({ customer })).customer;
    expect((await elsewhere.get(`/customers/${id}`)).status).toBe(404);
    const there = complaintBody({ customer, branchId: 'demo.gz01' });
    expect((await elsewhere.post('/complaints', there)).body.customer.id).toBe(id);
    expect((await elsewhere.get<CustomerFile>(`/customers/${id}`)).body).toMatchObject({
      name: '孙先生',
      branchIds: ['demo.gz01', branchId],
    });
  });

  test('who the customer is can be set right, on the version that was read', async () => {
    const delivery = await deliver();
    const path = `/customers/${delivery.customer.id}`;
    const put = (body: unknown) => specialist.put<CustomerView>(path, body);
    const changed = await put({ name: '李女士（本人）', address: '上海市浦东新区', class: 'vip' });
    expect(changed.body).toMatchObject({ name: '李女士（本人）', address: '上海市浦东新区', class: 'vip' });
    expect(changed.headers.get('etag')).toBe(`"${changed.body.version}"`);
    for (const { id } of delivery.callbacks) {
      expect((await readCall(id)).customer.name).toBe('李女士（本人）');
    }
    expect((await put({ address: null })).body).not.toHaveProperty('address');
    const { vehicles, history, ...file } = await read(delivery.customer.id);
    expect(file).toMatchObject({ name: '李女士（本人）', class: 'vip', version: changed.body.version + 1 });
    expect(await put({})).toMatchObject({ status: 400 });
    const stale = await specialist.post(`${path}/no-calls`, { wanted: true }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
  });

  test('CALL-4 another number: found by it, called by it, and by no other customer’s', async () => {
    const [old, next] = [newPhone(), newPhone()];
    const delivery = await deliver({ customer: { name: '吴先生', phone: old } });
    const other = await deliver();
    const { id } = delivery.customer;
    const taken = await write<ProblemView>(id, 'phone', { phone: other.customer.phone });
    expect(taken).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('another customer') },
    });
    const changed = await write(id, 'phone', { phone: next });
    expect(changed).toMatchObject({ status: 200, body: { id, phone: next } });
    expect([await found(`phone=${next}`), await found(`phone=${old}`)]).toEqual([[id], []]);
    for (const call of delivery.callbacks) expect((await readCall(call.id)).customer.phone).toBe(next);
    const newcomer = await deliver({ customer: { name: '郑女士', phone: old } });
    expect(newcomer.customer.id).not.toBe(id);
    const [masked] = (await read(id)).history.items.filter(({ kind }) => kind === 'number');
    expect(masked).toMatchObject({
      type: 'change',
      before: `${old.slice(0, 3)}****${old.slice(-4)}`,
      after: `${next.slice(0, 3)}****${next.slice(-4)}`,
      by: specialist.personId,
    });
    expect(await found(`phone=${old}`)).toEqual([newcomer.customer.id]);
  });

  test('CALL-3 CALL-10 what decides on who is called is for care staff to say, and stands in the history', async () => {
    const customer = { name: '蒋先生', phone: newPhone(), class: 'fleet' };
    const { id } = (await deliver({ customer })).customer;
    const path = `/customers/${id}`;
    expect((await sales.put(path, { class: 'private' })).status).toBe(403);
    expect((await write(id, 'no-calls', { wanted: true }, sales)).status).toBe(403);
    expect((await sales.put(path, { address: '上海市' })).status).toBe(200);
    await deliver({ customer: { ...customer, class: 'private' } });
    await sales.post('/complaints', complaintBody({ customer: { ...customer, class: 'private' } }));
    expect((await read(id)).class).toBe('fleet');

    await specialist.put(path, { class: 'private' });
    for (const wanted of [true, true, false]) await write(id, 'no-calls', { wanted });
    const changes = (await read(id)).history.items.filter(
      ({ kind }) => kind === 'class' || kind === 'no_calls',
    );
    const by = specialist.personId;
    expect(changes.toSorted((a, b) => a.at.localeCompare(b.at))).toMatchObject([
      { kind: 'class', before: 'fleet', after: 'private', by },
      { kind: 'no_calls', before: 'not_wanted', after: 'wanted', by },
      { kind: 'no_calls', before: 'wanted', after: 'not_wanted', by },
    ]);
  });

  test('CALL-10 a wish cancels what was planned, and nothing is planned after it', async () => {
    const customer = { name: '冯先生', phone: newPhone() };
    const delivery = await deliver({ customer });
    const { id } = delivery.customer;
    const wish = await write(id, 'no-calls', { wanted: true });
    expect(wish).toMatchObject({ status: 200, body: { noCallsSince: expect.any(String) } });
    const { history } = await read(id);
    const calls = history.items.filter(({ type }) => type === 'callback');
    expect(calls.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    for (const call of delivery.callbacks) expect((await readCall(call.id)).state).toBe('cancelled');
    expect((await deliver({ customer })).callbacks).toEqual([]);
    expect((await write(id, 'no-calls', { wanted: false })).body).not.toHaveProperty('noCallsSince');
    expect((await deliver({ customer })).callbacks).toHaveLength(3);
  });

  test('CALL-10 the owner of a fleet is left without a call, and nobody is told of the work it takes', async () => {
    const customer = { name: '车队', phone: newPhone(), class: 'fleet' };
    const delivered: DeliveryView[] = [];
    for (let n = 0; n < 8; n++) delivered.push(await deliver({ customer }));
    const calls = delivered.flatMap(({ callbacks }) => callbacks.map((call) => call.id));
    const id = delivered[0]?.customer.id ?? '';
    expect((await write(id, 'no-calls', { wanted: true })).body.noCallsSince).toBeDefined();
    await client.moveTo(new Date((await client.now()) + 5 * 60_000).toISOString());
    const states = await Promise.all(calls.map(async (call) => (await readCall(call)).state));
    expect([states.length, new Set(states)]).toEqual([24, new Set(['cancelled'])]);
    const notices = await allOf<NoticeView>(specialist, '/notices');
    expect(notices.filter(({ kind }) => kind === 'job_finished')).toEqual([]);
  });

  test('CALL-10 whatever is delivered at the moment of the wish, no call is left to be made', async () => {
    const customer = { name: '褚女士', phone: newPhone() };
    const { id } = (await deliver({ customer })).customer;
    const [wish] = await Promise.all([
      write(id, 'no-calls', { wanted: true }),
      ...Array.from({ length: 3 }, () => deliver({ customer })),
    ]);
    expect(wish.status).toBe(200);
    // More than a few are cancelled by a job.
    await client.moveTo(new Date((await client.now()) + 5 * 60_000).toISOString());
    const { history } = await read(id);
    const states = history.items.filter(({ type }) => type === 'callback').map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['cancelled']));
  });

  describe('bad input', () => {
    const message = { branchId, direction: 'in', kind: 'call', purpose: 'enquiry', text: '询问取车时间' };
    let id: string;
    beforeAll(async () => {
      id = (await deliver()).customer.id;
    });

    test.each([
      ['phone', { phone: '123' }, 'phone'],
      ['phone', {}, 'phone'],
      ['no-calls', { wanted: 'yes' }, 'wanted'],
      ['focus-remark', { text: ' ' }, 'text'],
      ['messages', { ...message, kind: 'fax' }, 'kind'],
      ['messages', { ...message, at: '2099-01-01T00:00:00Z' }, 'at'],
      ['messages', { ...message, branchId: undefined }, 'branchId'],
    ])('%s with %j', async (path, body, place) => {
      const answer = await write<ProblemView>(id, path, body);
      expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([400, [place]]);
    });

    test.each([
      ['', 'phone'],
      ['phone=13800138000&plate=X', 'phone'],
      ['vin=X', 'vin'],
      ['phone=13800138000&cursor=x', 'cursor'],
    ])('the search with %j', async (query, place) => {
      const answer = await specialist.get<ProblemView>(`/customers?branchId=${branchId}&${query}`);
      expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([400, [place]]);
    });

    test('a remark without a mark, and a message with a branch the customer never came to', async () => {
      expect((await write(id, 'focus-remark', { text: 'x' })).status).toBe(409);
      const both = await client.as({
        role: 'care_director',
        name: '两店',
        branchIds: [branchId, 'demo.sh02'],
      });
      const astray = { ...message, branchId: 'demo.sh02' };
      expect((await write(id, 'messages', astray, both)).status).toBe(400);
      expect((await write(id, 'messages', astray)).status).toBe(404);
      expect((await write(id, 'messages', message, both)).status).toBe(201);
    });
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    const { status } = await client.moveTo(new Date((await client.now()) + 3600_000).toISOString());
    expect(status).toBe(200);
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});

test('CALL-8 the mark comes the day after, is remarked on by the adviser, and goes after twelve months', async () => {
  const system = await plain.open();
  try {
    const client = createClient(system);
    const owner = await client.as('service_director');
    const adviser = await client.as('service_adviser');
    const customer = { name: '卫女士', phone: newPhone() };
    const register = async () => (await owner.post('/complaints', complaintBody({ customer }))).body;
    const { id, customer: of } = await register();
    await owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' });
    await owner.post(`/complaints/${id}/resolution`, resolutionBody);

    const notices = await allOf<NoticeView & { customer?: string }>(adviser, '/notices');
    expect(notices.filter(({ kind }) => kind === 'focus_remark_wanted')).toMatchObject([
      { customer: of.id, subject: { type: 'complaint', id } },
    ]);
    const text = '客户在意等待时间，进店前先电话预约。';
    const path = `/customers/${notices[0]?.customer ?? of.id}`;
    const remarked = await adviser.post<CustomerView>(`${path}/focus-remark`, { text });
    expect(remarked.body.focus).toMatchObject({ remark: { text, by: adviser.personId } });
    const { from = '', until = '' } = remarked.body.focus ?? {};

    expect((await register()).focus).toBe(false);
    await client.moveTo(from);
    expect(await register()).toMatchObject({ focus: true, priority: 'high' });
    await client.moveTo(new Date(Date.parse(until) - 1000).toISOString());
    const last = await register();
    expect(last.focus).toBe(true);
    await client.moveTo(until);
    expect((await register()).focus).toBe(false);
    const { body } = await adviser.get<CustomerFile>(path);
    expect(body).not.toHaveProperty('focus');
    expect((await adviser.post<ProblemView>(`${path}/focus-remark`, { text })).status).toBe(409);
    expect(body.history.items.filter(({ type }) => type === 'complaint')).toHaveLength(5);
  } finally {
    await system.close();
  }
}, 120_000);
