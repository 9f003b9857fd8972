import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { writeFile } from '../../shared/data/customer/customer-file.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { type CustomerRef, isJobId } from '../../shared/data/table/ids.ts';
import { RaceLost } from '../../shared/data/table/transaction.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import { allowCalls, refuseCalls } from '../../shared/transactions/no-calls.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
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

async function withdrawalOf(customer: CustomerRef) {
  const given = { at: backends.runtime.now(), by: specialist };
  const place = { customer, found: await customers.read(customer), branchId: branchIds[0] };
  return await allowCalls(backends.runtime.table, place, given);
}

async function wishOf(customer: CustomerRef) {
  const { ref, file } = await customers.read(customer);
  if (!file) throw new Error('the customer has no file');
  const given = { at: backends.runtime.now(), by: specialist };
  return await refuseCalls(backends.runtime.table, { customer, found: { ref, file } }, given);
}

function jobOf(writes: Awaited<ReturnType<typeof wishOf>>): string {
  const heads = writes.flatMap((write) => ('put' in write && write.put.sk === 'head' ? write.put.pk : []));
  const [job = ''] = heads.filter(isJobId);
  return job;
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

test('CALL-10 of the owner of a fleet the wish stands at once, and a job cancels what was planned', async () => {
  const customer = await customers.register(customers.newPhone());
  const ids = await customers.plan(customer, 60);
  const about = await customers.plan(customer, 1, 'complaint');
  const wish = await wishOf(customer);
  await transact(wish);
  expect(wantsCalls((await customers.read(customer)).file)).toBe(false);
  expect(new Set(await standing(ids))).toEqual(new Set(['open']));
  expect(await customers.workOff(jobOf(wish))).toEqual({ changed: 60 });
  expect(new Set(await standing(ids))).toEqual(new Set(['no_calls']));
  expect(await standing(about)).toEqual(['open']);
});

test('CALL-10 wherever the job is cut off, it is gone on with, and going through it again changes nothing', async () => {
  const customer = await customers.register(customers.newPhone());
  const ids = await customers.plan(customer, 40);
  const wish = await wishOf(customer);
  await transact(wish);
  await customers.workOff(jobOf(wish), 1);
  const after = await standing(ids);
  expect(after.filter((one) => one === 'no_calls')).toHaveLength(25);
  expect(await customers.workOff(jobOf(wish))).toEqual({ changed: 15 });
  expect(await customers.workOff(jobOf(wish))).toEqual({});
  expect(new Set(await standing(ids))).toEqual(new Set(['no_calls']));
});

test('CALL-10 a wish that is withdrawn lets the customer be called, and brings back none that was cancelled', async () => {
  const customer = await customers.register(customers.newPhone());
  const ids = await customers.plan(customer);
  expect(await withdrawalOf(customer)).toEqual([]);
  await transact(await wishOf(customer));
  await transact(await withdrawalOf(customer));
  expect(wantsCalls((await customers.read(customer)).file)).toBe(true);
  expect(await standing(ids)).toEqual(['no_calls']);
});

test('CALL-10 who may be called again, and owns vehicles, has what their dates lead to planned anew by a job', async () => {
  const customer = await customers.register(customers.newPhone());
  const isHead = (write: Awaited<ReturnType<typeof wishOf>>[number]) =>
    'put' in write && write.put.sk === 'head';
  expect(await withdrawalOf(customer)).toEqual([]);
  await transact(await wishOf(customer));
  expect((await withdrawalOf(customer)).filter(isHead)).toEqual([]);
  await transact([writeFile(await customers.read(customer), { add: { vehicles: new Set(['a-vehicle']) } })]);
  const writes = await withdrawalOf(customer);
  const job = jobOf(writes);
  expect(isJobId(job)).toBe(true);
  await transact(writes);
  expect(wantsCalls((await customers.read(customer)).file)).toBe(true);
  const state = jobFrom(await backends.runtime.table.load(jobHead.refs(job)), job, z.unknown());
  expect(state?.details).toMatchObject({ fileId: customer.fileId, reminders: true });
});
