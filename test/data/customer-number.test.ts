import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFile } from '../../shared/data/customer/customer-file.ts';
import { type CustomerRef, isJobId } from '../../shared/data/table/ids.ts';
import { RaceLost } from '../../shared/data/table/transaction.ts';
import { changeNumber, takeNumberOff } from '../../shared/transactions/customer-number.ts';
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

async function writesOf(customer: CustomerRef, phone: string, except?: string) {
  const found = await customers.read(customer);
  const given = { at: backends.runtime.now(), by: specialist };
  return await changeNumber(backends.runtime.table, { customer, found, phone, except, branchId }, given);
}

async function change(customer: CustomerRef, phone: string, except?: string): Promise<void> {
  const writes = await writesOf(customer, phone, except);
  if (writes.length > 0) await backends.runtime.table.transact(writes);
}

const [branchId] = branchIds;

const leadsTo = async (phone: string) => (await customers.found(phone)).customer.file?.name;
const phonesOf = async (ids: readonly string[]) =>
  (await customers.callbacks(ids)).map(({ details }) => details.customer.phone);

test('the new number leads to the customer’s file, the old one to nobody’s', async () => {
  const [old, next] = [customers.newPhone(), customers.newPhone()];
  const customer = await customers.register(old, '周先生');
  await change(customer, next);
  expect([await leadsTo(next), await leadsTo(old)]).toEqual(['周先生', undefined]);
  expect((await customers.read(customer)).file?.phone).toBe(next);

  const other = await customers.register(old, '吴女士');
  expect(other.fileId).not.toBe(customer.fileId);
  expect([await leadsTo(next), await leadsTo(old)]).toEqual(['周先生', '吴女士']);
  await change(other, customers.newPhone());
  await change(customer, old);
  expect([await leadsTo(next), await leadsTo(old)]).toEqual([undefined, '周先生']);
});

test('CALL-4 a number that is somebody else’s by now stays theirs, whatever the file says of it', async () => {
  const [first, second, third] = [customers.newPhone(), customers.newPhone(), customers.newPhone()];
  const customer = await customers.register(first, '甲');
  await change(customer, second);
  const other = await customers.register(first, '乙');
  const { file } = await customers.read(customer);
  const stale = { ...(await customers.read(customer)), file: file && { ...file, phone: first } };
  const given = { at: backends.runtime.now(), by: specialist };
  const told = { customer, found: stale, phone: third, branchId };
  await backends.runtime.table.transact(await changeNumber(backends.runtime.table, told, given));
  expect((await customers.found(first)).ids.customer).toBe(other.fileId);
  expect([await leadsTo(first), await leadsTo(third)]).toEqual(['乙', '甲']);
});

test('a number that is another customer’s is refused, however they came by it', async () => {
  const [first, second, third] = [customers.newPhone(), customers.newPhone(), customers.newPhone()];
  const one = await customers.register(first);
  const other = await customers.register(second);
  await expect(change(one, second)).rejects.toThrow('another customer’s');
  await change(other, third);
  await expect(change(one, third)).rejects.toThrow('another customer’s');
  await change(one, second);
  expect((await customers.found(second)).ids.customer).toBe(one.fileId);
});

test('the same number written otherwise is no change of hands, and written the same none at all', async () => {
  const phone = customers.newPhone();
  const customer = await customers.register(phone);
  expect(await writesOf(customer, phone)).toEqual([]);
  await change(customer, `+86 ${phone}`);
  expect((await customers.found(phone)).customer.file?.phone).toBe(`+86 ${phone}`);
});

test('CALL-4 a wrong number is taken off, but not one that the customer was given since', async () => {
  const [wrong, next] = [customers.newPhone(), customers.newPhone()];
  const customer = await customers.register(wrong, '甲');
  const ids = await customers.plan(customer, 2);
  const given = { at: backends.runtime.now(), by: specialist };
  const takeOff = async (phone: string) =>
    takeNumberOff(
      backends.runtime.table,
      { customer, found: await customers.read(customer), phone, except: ids[0] },
      given,
    );
  expect(await takeOff(next)).toEqual([]);
  await backends.runtime.table.transact(await takeOff(wrong));
  expect((await customers.read(customer)).file).not.toHaveProperty('phone');
  expect((await customers.callbacks(ids)).map(({ head }) => head.status)).toEqual(['open', 'done']);
  expect((await customers.found(wrong)).ids.customer).not.toBe(customer.fileId);
  await change(customer, next);
  expect([await leadsTo(wrong), await leadsTo(next)]).toEqual([undefined, '甲']);
});

test('CALL-9 whoever has a number again, and owns vehicles, is found by it, and a job plans what their dates lead to', async () => {
  const wrong = customers.newPhone();
  const customer = await customers.register(wrong, '丙');
  const given = { at: backends.runtime.now(), by: specialist };
  const found = await customers.read(customer);
  const off = await takeNumberOff(backends.runtime.table, { customer, found, phone: wrong }, given);
  await backends.runtime.table.transact(off);
  const bare = await customers.read(customer);
  await backends.runtime.table.transact([writeFile(bare, { add: { vehicles: new Set(['a-vehicle']) } })]);
  const next = customers.newPhone();
  const writes = await writesOf(customer, next);
  expect(
    writes.flatMap((write) => ('put' in write && isJobId(write.put.pk) ? [write.put.sk] : [])),
  ).toContain('head');
  await backends.runtime.table.transact(writes);
  expect((await customers.read(customer)).file).toMatchObject({ phone: next });
  expect([await leadsTo(wrong), await leadsTo(next)]).toEqual([undefined, '丙']);
});

test('of two customers who take a number at once, one gets it', async () => {
  const phone = customers.newPhone();
  const one = await customers.register(customers.newPhone(), '甲');
  const other = await customers.register(customers.newPhone(), '乙');
  const [first, second] = [await writesOf(one, phone), await writesOf(other, phone)];
  await backends.runtime.table.transact(first);
  await expect(backends.runtime.table.transact(second)).rejects.toThrow(RaceLost);
  expect(await leadsTo(phone)).toBe('甲');
});

test('whoever is registered by the number at that moment does not become a second file', async () => {
  const phone = customers.newPhone();
  const customer = await customers.register(customers.newPhone(), '甲');
  const writes = await writesOf(customer, phone);
  await customers.register(phone, '乙');
  await expect(backends.runtime.table.transact(writes)).rejects.toThrow(RaceLost);

  const free = customers.newPhone();
  const taken = await writesOf(customer, free);
  const registered = await customers.found(free);
  await backends.runtime.table.transact(taken);
  expect(registered.customer.file).toBeUndefined();
  expect((await customers.found(free)).ids.customer).toBe(customer.fileId);
  await customers.register(free, '丙');
  expect(await leadsTo(free)).toBe('甲');
  expect((await customers.found(free)).ids.customer).toBe(customer.fileId);
});

test('calls that are still to be made are made by the new number, those that were made keep the old', async () => {
  const [old, next] = [customers.newPhone(), customers.newPhone()];
  const customer = await customers.register(old);
  const ids = await customers.plan(customer, 3);
  await change(customer, next, ids[0]);
  expect(await phonesOf(ids)).toEqual([old, next, next]);
});

test('a customer with more calls to come than fit one transaction has the new number in all of them', async () => {
  const [old, next] = [customers.newPhone(), customers.newPhone()];
  const customer = await customers.register(old);
  const ids = await customers.plan(customer, 40);
  const writes = await writesOf(customer, next);
  await backends.runtime.table.transact(writes);
  const heads = writes.flatMap((write) => ('put' in write ? write.put.pk : []));
  expect(await customers.workOff(heads.find(isJobId) ?? '')).toEqual({ changed: 40 });
  expect(new Set(await phonesOf(ids))).toEqual(new Set([next]));
  expect(await leadsTo(next)).toBe('周先生');
});
