import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerRef } from '../../shared/data/ids.ts';
import { allowCalls, refuseCalls } from '../../shared/data/no-calls.ts';
import { RaceLost } from '../../shared/data/transaction.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import { type Backends, startBackends } from '../support/backends.ts';
import { Customers } from '../support/customers.ts';
import { specialist } from '../support/planned-call.ts';

let backends: Backends;
let customers: Customers;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
  customers = new Customers(backends.runtime);
});
afterAll(() => backends.stop());

const transact = (writes: Parameters<Backends['runtime']['table']['transact']>[0]) =>
  backends.runtime.table.transact(writes);

async function wishOf(customer: CustomerRef) {
  const found = await customers.read(customer);
  const given = { at: backends.runtime.now(), by: specialist };
  return await refuseCalls(backends.runtime.table, { customer, found }, given);
}

const standing = async (ids: readonly string[]) =>
  (await customers.callbacks(ids)).map(({ head }) =>
    head.status === 'cancelled' ? head.end.reason : head.status,
  );

test('CALL-10 a wish cancels what was planned with its reason, but calls about a complaint', async () => {
  const customer = await customers.register(customers.newPhone());
  const about = await customers.plan(customer, 1, 'complaint');
  const others = await customers.plan(customer, 3, 'next_service');
  await transact(await wishOf(customer));
  expect(wantsCalls((await customers.read(customer)).file)).toBe(false);
  expect(await standing([...about, ...others])).toEqual(['open', 'no_calls', 'no_calls', 'no_calls']);
  const running = (await customers.callbacks(others)).flatMap(({ head }) => head.tasks.map((t) => t.state));
  expect(new Set(running)).toEqual(new Set(['cancelled']));
});

test('CALL-10 a call that is planned at the moment of the wish does not slip in', async () => {
  const customer = await customers.register(customers.newPhone());
  const early = customers.planned(await customers.read(customer), customer);
  const wish = await wishOf(customer);
  await transact(early.writes);
  await expect(transact(wish)).rejects.toThrow(RaceLost);
  const late = customers.planned(await customers.read(customer), customer);
  await transact(await wishOf(customer));
  await expect(transact(late.writes)).rejects.toThrow(RaceLost);
  expect(await standing([early.id, late.id])).toEqual(['no_calls']);
});

test('CALL-10 the owner of a fleet is left without a call to be made, and none is left when it is done again', async () => {
  const customer = await customers.register(customers.newPhone());
  const ids = await customers.plan(customer, 60);
  // Cut off before the last transaction: the wish stands all the same.
  await wishOf(customer);
  expect(wantsCalls((await customers.read(customer)).file)).toBe(false);
  expect(new Set(await standing(ids))).toEqual(new Set(['no_calls', 'open']));
  const { noCallsSince } = (await customers.read(customer)).file ?? {};
  await transact(await wishOf(customer));
  expect(new Set(await standing(ids))).toEqual(new Set(['no_calls']));
  expect((await customers.read(customer)).file?.noCallsSince).toBe(noCallsSince);
});

test('CALL-10 a wish that is withdrawn lets the customer be called, and brings back none that was cancelled', async () => {
  const customer = await customers.register(customers.newPhone());
  const ids = await customers.plan(customer);
  expect(allowCalls(await customers.read(customer))).toEqual([]);
  await transact(await wishOf(customer));
  await transact(allowCalls(await customers.read(customer)));
  expect(wantsCalls((await customers.read(customer)).file)).toBe(true);
  expect(await standing(ids)).toEqual(['no_calls']);
});
