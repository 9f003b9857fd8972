import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { type Caller, type Client, createClient } from './support/client.ts';
import { complaintBody, newPhone } from './support/samples.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

const day = 24 * 3600_000;

describe.each([plain, faulty(5)])('files of customers and vehicles, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let officer: Caller;
  let elsewhere: Caller;
  let now: number;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    now = await client.now();
    [officer, elsewhere] = await Promise.all([
      client.as('care_officer'),
      client.as({ role: 'care_officer', branchIds: ['demo.gz01'] }),
    ]);
  });
  afterAll(() => system.close());

  async function register(told: Record<string, unknown>, by = officer): Promise<ComplaintShown> {
    const { status, body } = await by.post('/complaints', complaintBody(told));
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  }

  const customer = (phone: string) => ({ name: '周先生', phone });
  const ago = (ms: number) => new Date(now - ms).toISOString();
  const numbersOf = ({ linked }: ComplaintShown) => linked.map(({ number }) => number);

  test('INTAKE-5 the first complaint of a customer has no link and is no recurrence', async () => {
    const first = await register({});
    expect(first).toMatchObject({ linked: [], recurrence: false, focus: false });
  });

  test('INTAKE-5 the same customer is known by a number written otherwise, in another branch of the group', async () => {
    const first = await register({ customer: customer('13912340001'), receivedAt: ago(2 * day) });
    const there = { branchId: 'demo.gz01', customer: customer('+86 139-1234-0001') };
    const again = await register(there, elsewhere);
    expect(again).toMatchObject({ recurrence: true });
    const { id, number, branchId, category, receivedAt } = first;
    expect(again.linked).toEqual([{ id, number, branchId, category, receivedAt }]);
    const read = await elsewhere.get<ComplaintShown>(`/complaints/${again.id}`);
    expect(read.body.linked).toEqual(again.linked);
    expect((await elsewhere.get(`/complaints/${first.id}`)).status).toBe(404);
  });

  test('INTAKE-5 the same vehicle is known whoever calls, and however its number is written', async () => {
    const first = await register({ vehicle: { vin: 'LSVAM4187C2184847' }, receivedAt: ago(day) });
    const again = await register({ vehicle: { vin: 'lsvam4187c2184847' } });
    expect(again).toMatchObject({ recurrence: true });
    expect(numbersOf(again)).toEqual([first.number]);
  });

  test('INTAKE-5 another category is linked and no recurrence; one older than 90 days is neither more', async () => {
    const told = { customer: customer(newPhone()) };
    const old = await register({ ...told, receivedAt: ago(92 * day) });
    const other = await register({ ...told, category: 'price_dispute', receivedAt: ago(day) });
    const again = await register(told);
    expect(again.recurrence).toBe(false);
    expect(numbersOf(again)).toEqual([other.number, old.number]);
  });

  test('INTAKE-5 of several that come at once each is linked to all that were there before it', async () => {
    const told = { customer: customer(newPhone()), vehicle: { vin: 'LSVAA4182E2184847' } };
    const made = await Promise.all(Array.from({ length: 5 }, () => register(told)));
    expect(made.map(({ linked }) => linked.length).toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  test('INTAKE-5 a complaint shows its newest twenty links, and the record names no file', async () => {
    const told = { customer: customer(newPhone()) };
    const made: ComplaintShown[] = [];
    for (let n = 22; n > 0; n--) made.push(await register({ ...told, receivedAt: ago(n * 3600_000) }));
    const last = await register(told);
    expect(numbersOf(last)).toEqual(
      made
        .map(({ number }) => number)
        .toReversed()
        .slice(0, 20),
    );
    const { body } = await officer.get(`/complaints/${last.id}/record`);
    expect(JSON.stringify(body)).toContain('linked');
    expect(JSON.stringify(body)).not.toContain('files');
  });

  test('INTAKE-5 a corrected category is the one that later complaints are held against', async () => {
    const told = { customer: customer(newPhone()) };
    const first = await register({ ...told, category: 'price_dispute', receivedAt: ago(day) });
    const director = await client.as('care_director');
    const corrected = await director.post(`/complaints/${first.id}/classification`, {
      category: 'transport',
    });
    expect(corrected).toMatchObject({ status: 200, body: { category: 'transport' } });
    const again = await register({ ...told, category: 'transport' });
    expect(again).toMatchObject({ recurrence: true, priority: 'high', linked: [{ category: 'transport' }] });
    expect((await register({ ...told, category: 'price_dispute' })).recurrence).toBe(false);
  });

  test('a refused registration leaves no trace in the files', async () => {
    const told = { customer: customer(newPhone()) };
    const refused = complaintBody({ ...told, receivedAt: new Date(now + day).toISOString() });
    expect((await officer.post('/complaints', refused)).status).toBe(400);
    expect(
      (await officer.post('/complaints', complaintBody({ ...told, branchId: 'demo.gz01' }))).status,
    ).toBe(404);
    expect((await register(told)).linked).toEqual([]);
  });
});
