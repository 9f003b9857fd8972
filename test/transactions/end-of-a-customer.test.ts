import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { vehicleFileRef, writeFile } from '../../shared/data/customer/customer-file.ts';
import { searchCustomer } from '../../shared/data/customer/customer-search.ts';
import { fileKeyOf, hashesOf, plateHash } from '../../shared/data/customer/file-key.ts';
import { numberRef } from '../../shared/data/customer/number-holder.ts';
import { type HistoryRow, writeHistoryRow } from '../../shared/data/head/history.ts';
import { type CustomerRef, newSubjectId } from '../../shared/data/table/ids.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { closeFile } from '../../shared/transactions/close-file.ts';
import { eraseFromVehicle, vehiclesOf } from '../../shared/transactions/erase-vehicle.ts';
import { whatRuns } from '../../shared/transactions/what-runs.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { received } from '../support/complaint.ts';
import { Customers } from '../support/customers.ts';
import { Stay } from '../support/visit.ts';

const groupId = 'tst';
const [branchId] = branchIds;
const now = '2026-11-23T08:00:00.000Z';
const erasure = { job: 'job.tst.br1.0000000000000001', at: now };

let backends: Backends;
let customers: Customers;
let customer: CustomerRef;
let phone: string;
let last = 0;

beforeAll(async () => {
  backends = await startBackends(now);
  customers = new Customers(backends.runtime);
});
afterAll(() => backends.stop());
beforeEach(async () => {
  phone = customers.newPhone();
  customer = await customers.register(phone);
});

const table = () => backends.runtime.table;
const newId = () => String(++last).padStart(16, '0');

async function found() {
  const { ref, file } = await customers.read(customer);
  if (!file) throw new Error('no file');
  return { ref, file };
}

const close = async (known?: Awaited<ReturnType<typeof found>>) =>
  closeFile(table(), { customer, found: known ?? (await found()) }, erasure);

test('POLICY-3 a file that is closed keeps nothing personal, and its number leads to nobody', async () => {
  await table().transact([writeFile(await found(), { set: { address: '南京西路 1 号' } })]);
  const before = (await found()).file;
  await table().transact(await close());
  const { file } = await found();
  expect(file).toMatchObject({ erasure });
  for (const name of ['name', 'phone', 'address', 'focusRemark']) expect(file).not.toHaveProperty(name);
  expect(file.version).toBeGreaterThan(before.version);
  expect(await searchCustomer(table(), groupId, { phone })).toBeUndefined();
  const next = await customers.register(phone, '别人');
  expect(next.fileId).not.toBe(customer.fileId);
  expect((await searchCustomer(table(), groupId, { phone }))?.customer).toEqual(next);
});

test('POLICY-3 a number that is another’s by now stays theirs', async () => {
  const stale = await found();
  await table().transact(await close());
  const next = await customers.register(phone, '别人');
  const hash = (await hashesOf(await fileKeyOf(table(), groupId), { phone }))?.customer ?? '';
  const ref = numberRef(groupId, hash);
  const held = (await table().load([ref])).get(ref);
  expect(held?.holder).toBe(next.fileId);
  expect(await close(stale)).toHaveLength(1);
  const { phone: _, ...file } = stale.file;
  expect(await close({ ref: stale.ref, file })).toHaveLength(1);
});

test('POLICY-3 whatever is entered in the file at the same moment finds it closed', async () => {
  const known = await found();
  const writes = await close(known);
  await table().transact([writeFile(known, { set: { address: '南京西路 1 号' } })]);
  await expect(table().transact(writes)).rejects.toThrow('a condition failed');
});

async function vehicle(told: { owner?: string; plate?: string }): Promise<string> {
  const hash = `vehicle-${newId()}`;
  const ref = vehicleFileRef(groupId, hash);
  await table().transact([
    writeFile({ ref, file: undefined }, { set: { ...told, soldOn: '2026-01-02' } }),
    writeFile(await found(), { add: { vehicles: new Set([hash]) } }),
  ]);
  return hash;
}

const fileOf = async (hash: string) =>
  (await table().load([vehicleFileRef(groupId, hash)])).get(vehicleFileRef(groupId, hash));

test('POLICY-3 out of the file of a vehicle go its owner and their plate; what is the car’s stays', async () => {
  const plate = '沪A77777';
  const hash = await vehicle({ owner: customer.fileId, plate });
  const bare = await vehicle({ owner: customer.fileId });
  const sold = await vehicle({ owner: 'somebody-else', plate });
  expect(await vehiclesOf(table(), customer)).toEqual([hash, bare, sold].toSorted());
  for (const one of [hash, bare, sold]) await eraseFromVehicle(table(), customer, one);
  expect(await vehiclesOf(table(), customer)).toEqual([]);
  for (const one of [hash, bare]) {
    const file = await fileOf(one);
    expect([file?.owner, file?.plate, file?.soldOn]).toEqual([undefined, undefined, '2026-01-02']);
  }
  expect(await fileOf(sold)).toMatchObject({ owner: 'somebody-else', plate });
  await eraseFromVehicle(table(), customer, hash);
});

test('POLICY-3 the plate leads to no vehicle any more', async () => {
  const plate = '沪A88888';
  const hash = await vehicle({ owner: customer.fileId, plate });
  const key = plateHash(await fileKeyOf(table(), groupId), plate);
  await table().transact([{ put: keys.plate(groupId, key), data: { vehicle: hash } }]);
  expect((await searchCustomer(table(), groupId, { plate }))?.customer).toEqual(customer);
  await eraseFromVehicle(table(), customer, hash);
  expect(await searchCustomer(table(), groupId, { plate })).toBeUndefined();
  expect(await vehiclesOf(table(), { ...customer, fileId: 'nobody-has-this-file' })).toEqual([]);
});

test('POLICY-3 what runs are open complaints and visits not handed back, of any page of their history', async () => {
  const files = { customer: customer.fileId };
  const row = (type: HistoryRow['type'], id: string, at: string) =>
    writeHistoryRow({ id, type, branchId, timeZone: 'Asia/Shanghai', at }, files);
  const subject = (type: 'complaint' | 'visit') => newSubjectId(type, branchId, newId());

  const [open, over] = [subject('complaint'), subject('complaint')];
  for (const id of [open, over]) {
    const told = received({ id, branchId });
    if (id === over) told.do('withdraw-complaint', '2026-11-23 11:00', { reason: '已解决' }, 'care_director');
    await table().transact(complaintHead.write(undefined, { ...told.state, entries: [], notices: [] }));
  }
  const [here, back] = [subject('visit'), subject('visit')];
  for (const id of [here, back]) {
    const stay = new Stay(id === back ? { handedBackAt: '2026-11-23 12:00' } : {});
    const head = { ...stay.visit, id, branchId };
    await table().transact(visitHead.write(undefined, { ...stay.state, head, entries: [], notices: [] }));
  }
  const others = Array.from({ length: 600 }, (_, nth) =>
    row('message', `msg.${nth}`, `2026-11-01T00:00:00.${String(nth).padStart(3, '0')}Z`),
  ).flat();
  for (let at = 0; at < others.length; at += 100) await table().transact(others.slice(at, at + 100));

  const runs = (...complaints: string[]) =>
    whatRuns(table(), customer, {
      complaints: complaints.map((id) => ({
        id,
        number: id,
        branchId,
        category: 'other',
        receivedAt: now,
      })),
    });
  expect(await runs()).toEqual({ complaints: 0, visits: 0 });
  expect(await runs(open, over)).toEqual({ complaints: 1, visits: 0 });
  await table().transact([open, over].flatMap((id) => row('complaint', id, '2026-11-02T00:00:00.000Z')));
  await table().transact([here, back].flatMap((id) => row('visit', id, '2026-11-03T00:00:00.000Z')));
  expect(await runs()).toEqual({ complaints: 1, visits: 1 });
  expect(await runs(open)).toEqual({ complaints: 1, visits: 1 });
});
