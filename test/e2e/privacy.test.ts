import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import type { CustomerView } from '../../functions/customers/customer-view.ts';
import type { ErasureView } from '../../functions/customers/erasure-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import type { HistoryEntry } from '../../shared/http/history-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  type Answer,
  allOf,
  type Caller,
  type Client,
  createClient,
  type Page,
  type ProblemView,
  type RecordView,
} from './support/client.ts';
import { ask, attach } from './support/evidence-files.ts';
import {
  branchId,
  complaintBody,
  deliveryBody,
  key,
  newPhone,
  newVin,
  resolutionBody,
  visitBody,
} from './support/samples.ts';
import { everythingStored } from './support/stored.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

const other = 'demo.gz01';

/** Whatever anybody says of the customer has this in it, and nothing else has. */
const word = '隐私标记';
const name = '欧阳隐名';
const phone = '13911112222';
const plate = '沪AK9L87';

describe.each([plain, faulty(29)])('POLICY-3 erasure of a customer, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let admin: Caller;
  let director: Caller;
  let there: Caller;
  let owner: Caller;
  let customerId: string;
  let vin: string;
  let closed: ComplaintShown;
  let withdrawn: ComplaintShown;
  let running: ComplaintShown;
  let delivery: DeliveryView;
  let visit: VisitView;
  let erasure: Answer<ErasureView>;
  let before: unknown[];

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
    [admin, director, there, owner] = await Promise.all([
      client.as('group_admin'),
      client.as('care_director'),
      client.as({ role: 'care_director', branchIds: [other] }),
      client.as('service_director'),
    ]);
    vin = newVin();
    await live();
  }, 120_000);
  afterAll(() => system.close());

  async function done<T>(answer: Promise<Answer<T>>, status = 200): Promise<T> {
    const { status: answered, body } = await answer;
    expect({ status: answered, body }).toMatchObject({ status });
    return body;
  }

  const said = (text: string) => `${text}${word}`;
  const customer = { name, phone };
  const vehicle = () => ({ vin, plate, model: '途观L' });
  const read = (path: string, by = director) => by.get<ComplaintShown>(path);

  /** All that may happen to a customer, at two branches. */
  async function live(): Promise<void> {
    const seller = await client.as('sales_adviser');
    const adviser = await client.as({ role: 'service_adviser', branchIds: [other] });
    const sold = deliveryBody(seller.personId, { customer, vehicle: vehicle() });
    delivery = await done(seller.post<DeliveryView>('/deliveries', sold, key()), 201);
    customerId = delivery.customer.id;
    const came = visitBody(adviser.personId, {
      branchId: other,
      customer: { ...customer, class: 'vip' },
      vehicle: vehicle(),
      work: said('更换'),
      hoped: said('希望'),
    });
    visit = await done(adviser.post<VisitView>('/visits', came), 201);
    await done(adviser.post(`/visits/${visit.id}/hand-back`, { work: said('已更换') }));

    const told = { customer, vehicle: vehicle(), description: said('异响'), demand: said('要求') };
    closed = await done(director.post('/complaints', complaintBody(told), key()), 201);
    const at = `/complaints/${closed.id}`;
    await attach(owner, closed.id);
    await ask(owner, closed.id, { name: `${word}.jpg` });
    await done(owner.post(`${at}/contacts`, { outcome: 'reached', summary: said('已联系') }));
    await done(owner.post(`${at}/notes`, { text: said('备注') }));
    await done(owner.post(`${at}/findings`, { finding: 'dealer_fault', cause: said('原因') }));
    const dueAt = days.at(1, '10:00:00');
    await done(owner.post(`${at}/solution`, { kind: 'apology', description: said('致歉'), dueAt }));
    await done(owner.post(`${at}/agreement`, { agreed: true, remarks: said('同意') }));
    await done(owner.post(`${at}/resolution`, { ...resolutionBody, result: said('结果') }, key()));
    await done(director.post(`${at}/verification`, { outcome: 'satisfied', remarks: said('满意') }));

    const again = complaintBody({ ...told, branchId: other, category: 'transport' });
    withdrawn = await done(there.post('/complaints', again), 201);
    await done(there.post(`/complaints/${withdrawn.id}/withdrawal`, { reason: said('撤回') }));
    running = await done(director.post('/complaints', complaintBody({ ...told, category: 'other' })), 201);

    const message = { branchId, direction: 'out', kind: 'message', purpose: 'notice', text: said('通知') };
    await done(director.post(`/customers/${customerId}/messages`, message), 201);
    await done(director.put(`/customers/${customerId}`, { address: said('张杨路') }));
    await done(director.put(`/customers/${customerId}`, { address: said('世纪大道') }));
  }

  const erase = (by = admin) =>
    by.post<ErasureView & Omit<ProblemView, 'status'>>(`/customers/${customerId}/erasure`, {
      reason: 'customer_request',
    });
  const figures = async () =>
    await Promise.all(
      [branchId, other].map(
        async (id) => (await admin.get<object>(`/reports/monthly/${id}/${days.month}`)).body,
      ),
    );
  const calls = (figuresOf: unknown) => ({
    ...(figuresOf as Record<string, unknown>),
    callbacks: undefined,
  });

  test('until then they are stored where they are worked with, and what is looked for below would be found', async () => {
    const stored = await everythingStored(system);
    for (const personal of [name, phone, plate, word]) {
      expect(stored.filter((one) => one.includes(personal)).length).toBeGreaterThan(5);
    }
  }, 60_000);

  test('it is for the group admin alone, and a running complaint refuses it, however often it is asked for', async () => {
    expect((await erase(director)).status).toBe(403);
    const refused = await erase();
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('1 of their complaints');
    expect((await admin.get(`/customers/${customerId}/erasure`)).status).toBe(404);
    const { body } = await director.get<CustomerView>(`/customers/${customerId}`);
    expect(body).toMatchObject({ name, phone, address: said('世纪大道') });
    await done(director.post(`/complaints/${running.id}/withdrawal`, { reason: said('撤回') }));
  });

  test('once nothing runs the file is closed at once: the number leads nowhere, and whoever calls by it is new', async () => {
    await expect.poll(() => client.recount(), { timeout: 20_000 }).toEqual([]);
    before = await figures();
    erasure = await erase();
    expect({ status: erasure.status, body: erasure.body }).toMatchObject({
      status: 201,
      body: { customerId, status: 'waiting', reason: 'customer_request' },
    });
    expect((await erase()).body).toEqual(erasure.body);
    const { status, body } = await director.get<CustomerView>(`/customers/${customerId}`);
    expect({ status, body }).toMatchObject({ status: 200, body: { erasure: { jobId: erasure.body.id } } });
    expect(body).not.toHaveProperty('name');
    expect(body).not.toHaveProperty('phone');
    const found = await director.get<Page<object>>(`/customers?branchId=${branchId}&phone=${phone}`);
    expect(found.body.items).toEqual([]);
    const changed = await director.put<ProblemView>(`/customers/${customerId}`, { name: '别名' });
    expect(changed.status).toBe(409);
  });

  test('a job takes them out of all that ever happened, and the figures stay as they were', async () => {
    await client.moveTo(new Date((await client.now()) + 180_000).toISOString());
    await expect
      .poll(async () => (await admin.get<ErasureView>(`/customers/${customerId}/erasure`)).body.status, {
        timeout: 60_000,
        interval: 500,
      })
      .toBe('done');
    const { body } = await admin.get<ErasureView>(`/customers/${customerId}/erasure`);
    expect(body.files).toBeGreaterThanOrEqual(2);
    expect(body.erased).toBeGreaterThanOrEqual(8);
    expect((await figures()).map(calls)).toEqual(before.map(calls));
    expect(await client.recount()).toEqual([]);
  }, 120_000);

  test('nothing that is stored names them, in any item of the table and any file', async () => {
    const stored = await everythingStored(system);
    expect(stored.length).toBeGreaterThan(50);
    for (const personal of [name, phone, plate, word, '138001']) {
      const where = stored.filter((one) => one.includes(personal));
      expect({ personal, where }).toEqual({ personal, where: [] });
    }
  }, 60_000);

  test('what happened, who did it and when is still there, without a word', async () => {
    const complaint = await done(read(`/complaints/${closed.id}`));
    expect(complaint).toMatchObject({
      number: closed.number,
      status: 'closed',
      customer: { id: customerId, name: '', phone: '' },
      description: '',
      verifications: [{ outcome: 'satisfied' }],
      erasedAt: expect.any(String) as string,
    });
    expect(complaint).not.toHaveProperty('demand');
    const record = await allOf<RecordView & { input?: unknown }>(director, `/complaints/${closed.id}/record`);
    expect(record.map(({ action }) => action)).toEqual([
      'register-complaint',
      'attach-file',
      'record-contact',
      'add-note',
      'record-findings',
      'propose-solution',
      'record-agreement',
      'resolve-complaint',
      'verify-complaint',
      'erase-customer',
    ]);
    expect(record.every(({ input }) => input === undefined)).toBe(true);
    expect(record.at(-1)?.by.person).toBe(admin.personId);
    expect((await done(director.get<Page<object>>(`/complaints/${closed.id}/attachments`))).items).toEqual(
      [],
    );

    const { body } = await director.get<{ history: Page<HistoryEntry> }>(
      `/customers/${customerId}?limit=100`,
    );
    expect(new Set(body.history.items.map(({ type }) => type))).toEqual(
      new Set(['complaint', 'delivery', 'visit', 'callback', 'message', 'change']),
    );
    const open = body.history.items.filter(({ type, state }) => type === 'callback' && state === 'open');
    expect(open).toEqual([]);
    const cancelled = body.history.items.find(
      ({ type, state }) => type === 'callback' && state === 'cancelled',
    );
    const call = await done(director.get<CallbackView>(`/callbacks/${cancelled?.id ?? ''}`));
    expect(call).toMatchObject({ end: { reason: 'erased' }, customer: { name: '' } });
    const rows = await allOf<ComplaintShown & { erased?: true }>(
      director,
      `/complaints?branchId=${branchId}`,
    );
    expect(rows.find(({ id }) => id === closed.id)).toMatchObject({
      customer: { name: '', phone: '' },
      erased: true,
    });
  });

  test('the vehicle is nobody’s and keeps what was done to it; nothing of the customer can be reopened or added to', async () => {
    const car = await done(director.get<{ history: Page<HistoryEntry> }>(`/vehicles/${vin}`));
    expect(car).toMatchObject({ vin, model: '途观L' });
    expect(car).not.toHaveProperty('owner');
    expect(car).not.toHaveProperty('plate');
    expect(car.history.items.length).toBeGreaterThan(3);
    const reopened = await director.post<ComplaintShown & Omit<ProblemView, 'status'>>(
      `/complaints/${closed.id}/reopening`,
      {
        reason: '重新处理',
      },
    );
    expect(reopened.status).toBe(409);
    expect(reopened.body.detail).toContain('erased');
  });

  test('whoever comes by that number begins a new file, and no complaint of before is linked to it', async () => {
    const body = complaintBody({ customer: { name: '欧阳新', phone } });
    const fresh = await done(director.post('/complaints', body), 201);
    expect(fresh.customer.id).not.toBe(customerId);
    expect(fresh.linked).toEqual([]);
    const found = await director.get<Page<{ id: string }>>(`/customers?branchId=${branchId}&phone=${phone}`);
    expect(found.body.items.map(({ id }) => id)).toEqual([fresh.customer.id]);
  });

  test('of an erasure and a complaint at once either is refused, or both stand apart', async () => {
    for (let round = 0; round < 4; round++) {
      const told = { customer: { name: '罗小姐', phone: newPhone() }, category: 'transport' };
      const first = await done(director.post('/complaints', complaintBody(told)), 201);
      await done(director.post(`/complaints/${first.id}/withdrawal`, { reason: '撤回' }));
      const path = `/customers/${first.customer.id}/erasure`;
      const [erased, registered] = await Promise.all([
        admin.post<ErasureView & Omit<ProblemView, 'status'>>(path, { reason: 'consent_withdrawn' }),
        director.post('/complaints', complaintBody(told)),
      ]);
      expect(registered.status).toBe(201);
      expect([201, 409]).toContain(erased.status);
      const isTheirs = registered.body.customer.id === first.customer.id;
      expect(isTheirs).toBe(erased.status === 409);
    }
  });
});
