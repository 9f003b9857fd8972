import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  type Answer,
  allOf,
  type Caller,
  type Client,
  createClient,
  type ProblemView,
  type RecordView,
} from './support/client.ts';
import { attach } from './support/evidence-files.ts';
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
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

/** What is said of those whose time is over, and of the one whose complaint goes on. */
const [over, stays] = ['期满标记', '未结标记'];

describe('POLICY-3 how long what is personal is kept', () => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let director: Caller;
  let closed: ComplaintShown;
  let running: ComplaintShown;
  let delivery: DeliveryView;
  let visit: VisitView;
  let before: unknown;

  beforeAll(async () => {
    system = await plain.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
    director = await client.as('care_director');
    await live();
  }, 120_000);
  afterAll(() => system.close());

  async function done<T>(answer: Promise<Answer<T>>, status = 200): Promise<T> {
    const { status: answered, body } = await answer;
    expect({ status: answered, body }).toMatchObject({ status });
    return body;
  }

  async function live(): Promise<void> {
    const admin = await client.as('group_admin');
    const overrides = { personalDataFor: 'P1M' };
    await done(admin.put('/policies/demo', { overrides, reason: '最短必要期限' }));
    const [seller, adviser, owner] = await Promise.all([
      client.as('sales_adviser'),
      client.as('service_adviser'),
      client.as('service_director'),
    ]);
    const customer = { name: '司徒先生', phone: newPhone() };
    const vehicle = { vin: newVin() };
    const sold = deliveryBody(seller.personId, { customer, vehicle });
    delivery = await done(seller.post<DeliveryView>('/deliveries', sold, key()), 201);
    const came = visitBody(adviser.personId, { customer, vehicle, work: `${over}更换` });
    visit = await done(adviser.post<VisitView>('/visits', came), 201);
    await done(adviser.post(`/visits/${visit.id}/hand-back`, { work: `${over}已更换` }));

    const told = { customer, vehicle, description: `${over}异响` };
    closed = await done(director.post<ComplaintShown>('/complaints', complaintBody(told), key()), 201);
    const at = `/complaints/${closed.id}`;
    await attach(owner, closed.id);
    await done(owner.post(`${at}/contacts`, { outcome: 'reached', summary: `${over}已联系` }));
    await done(owner.post(`${at}/findings`, { finding: 'dealer_fault', cause: `${over}原因` }));
    const dueAt = days.at(1, '10:00:00');
    await done(owner.post(`${at}/solution`, { kind: 'apology', description: over, dueAt }));
    await done(owner.post(`${at}/agreement`, { agreed: true }));
    await done(owner.post(`${at}/resolution`, { ...resolutionBody, result: over }, key()));
    await done(director.post(`${at}/verification`, { outcome: 'satisfied', remarks: over }));
    running = await done(
      director.post<ComplaintShown>(
        '/complaints',
        complaintBody({ ...told, category: 'other', description: stays }),
      ),
      201,
    );
    const message = { branchId, direction: 'out', kind: 'message', purpose: 'notice', text: over };
    await done(director.post(`/customers/${closed.customer.id}/messages`, message), 201);
  }

  /** But for how their signing stands, which goes on. */
  const figures = async () => ({
    ...(await (await client.as('general_manager')).get<object>(`/reports/monthly/${branchId}/${days.month}`))
      .body,
    signOff: undefined,
  });
  const get = <T>(path: string) => done(director.get<T>(path));
  const where = async (word: string) => (await everythingStored(system)).filter((one) => one.includes(word));

  test('until its time is over everything is there', async () => {
    await client.moveTo(days.at(29, '09:00:00'));
    expect(await get(`/complaints/${closed.id}`)).toMatchObject({ description: `${over}异响` });
    expect((await where(over)).length).toBeGreaterThan(6);
    before = await figures();
  }, 120_000);

  test('then no word of it is left in the table, in no file and in no list, and the figures stay', async () => {
    await client.moveTo(days.at(34, '10:00:00'));
    const rows = await allOf<ComplaintShown>(director, `/complaints?branchId=${branchId}`);
    expect(rows.map(({ id }) => id)).toContain(running.id);
    expect(rows.map(({ id }) => id)).not.toContain(closed.id);
    const left = await where(over);
    expect(left).toEqual([]);
    expect((await where(closed.id)).some((one) => one.includes('/evidence/'))).toBe(false);
    expect(await client.recount()).toEqual([]);
    expect(await figures()).toEqual(before);
  }, 120_000);

  test('what was done, when and by whom can still be read, as after an erasure', async () => {
    for (const path of [`/complaints/${closed.id}`, `/deliveries/${delivery.id}`, `/visits/${visit.id}`]) {
      expect(await get(path)).toMatchObject({
        customer: { id: closed.customer.id, name: '', phone: '' },
        erasedAt: expect.any(String) as string,
      });
    }
    const record = await allOf<RecordView & { input?: unknown }>(director, `/complaints/${closed.id}/record`);
    expect(record.map(({ action }) => action)).toContain('verify-complaint');
    expect(record.every(({ input }) => input === undefined)).toBe(true);
    const reopened = await director.post<Omit<ProblemView, 'status'>>(`/complaints/${closed.id}/reopening`, {
      reason: '重新处理',
    });
    expect(reopened.status).toBe(409);
  });

  test('what runs is not touched', async () => {
    expect(await get(`/complaints/${running.id}`)).toMatchObject({ description: stays });
    expect((await where(stays)).length).toBeGreaterThan(1);
  }, 60_000);
});
