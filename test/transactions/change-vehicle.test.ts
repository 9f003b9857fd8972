import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  customerFileRef,
  fileRefs,
  filesFrom,
  vehicleFileRef,
  writeFile,
} from '../../shared/data/customer/customer-file.ts';
import { searchCustomer } from '../../shared/data/customer/customer-search.ts';
import { fileKeyOf, hashesOf, plateHash, vinHash } from '../../shared/data/customer/file-key.ts';
import { branchFrom, branchRefs, type Place } from '../../shared/data/directory/directory.ts';
import type { Customer, Vehicle } from '../../shared/domain/customer/customer.ts';
import { changeVehicle, type VehicleTold } from '../../shared/transactions/change-vehicle.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { specialist } from '../support/planned-call.ts';

const groupId = 'tst';
const [branchId] = branchIds;

let backends: Backends;
let place: Place;
let key: string;
let last = 0;
let hash: string;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
  const found = branchFrom(await table().load(Object.values(branchRefs(branchId))), branchId);
  if (!found) throw new Error('no branch');
  place = found;
  key = await fileKeyOf(table(), groupId);
});
afterAll(() => backends.stop());

/** A vehicle of somebody's, which the branch knows. */
beforeEach(async () => {
  last += 1;
  hash = vinHash(key, vin());
  const owner = { ref: customerFileRef(groupId, `owner-${last}`), file: undefined };
  await table().transact([
    writeFile(
      { ref: vehicleFileRef(groupId, hash), file: undefined },
      {
        set: { owner: `owner-${last}`, model: '途观L', soldOn: '2025-01-01' },
        add: { branchIds: new Set([branchId]) },
      },
    ),
    writeFile(owner, { set: { name: '周先生' }, add: { vehicles: new Set([hash, 'another']) } }),
  ]);
});

const table = () => backends.runtime.table;
const vin = () => `LSVAA4181E2${String(last).padStart(6, '0')}`;

async function vehicle(): Promise<Vehicle> {
  const ref = vehicleFileRef(groupId, hash);
  const file = (await table().load([ref])).get(ref);
  if (!file) throw new Error('no vehicle');
  return file;
}

async function customer(fileId: string): Promise<Customer | undefined> {
  const ref = customerFileRef(groupId, fileId);
  return (await table().load([ref])).get(ref);
}

async function change(
  told: Partial<VehicleTold>,
  facts: Partial<Vehicle> = {},
): Promise<Customer | undefined> {
  const file = await vehicle();
  const found = { ref: vehicleFileRef(groupId, hash), file };
  const given = { place, at: backends.runtime.now(), by: specialist };
  const { writes, owner } = await changeVehicle(
    { groupId, hash, found, after: { ...file, ...facts }, unset: [], ...told },
    given,
    backends.runtime,
  );
  await table().transact(writes);
  return owner;
}

/** The owner who is named, by a number that nobody has yet. */
async function named() {
  const phone = `1391234${String(last).padStart(4, '0')}`;
  const hashes = await hashesOf(key, { phone });
  if (!hashes) throw new Error('no number');
  const loaded = await table().load(fileRefs(groupId, hashes));
  const files = await filesFrom(loaded, groupId, hashes, table(), backends.runtime.newId);
  return { files, name: '吴女士', phone };
}

test('CALL-9 what is told of a vehicle is in its file, what is taken away is gone, the rest stays', async () => {
  const before = await vehicle();
  await change({ unset: ['soldOn'] }, { model: '途昂' });
  const after = await vehicle();
  expect([after.model, after.soldOn, after.owner]).toEqual(['途昂', undefined, before.owner]);
  expect(after.version).toBe(before.version + 1);
  expect([...(after.branchIds ?? [])]).toEqual([branchId]);
  expect((await customer(`owner-${last}`))?.vehicles).toEqual(new Set([hash, 'another']));
});

test('CALL-9 a plate leads to the vehicle once it is told', async () => {
  const plate = `沪A${String(last).padStart(5, '0')}`;
  await change({ plateHash: plateHash(key, plate) }, { plate });
  const found = await searchCustomer(table(), groupId, { plate });
  expect(found?.customer.fileId).toBe(`owner-${last}`);
});

test('CALL-9 whoever bought it has it in their file, and whoever had it has it no more', async () => {
  const owner = await named();
  const { customer: fileId } = owner.files.ids;
  await change({ owner }, { owner: fileId });
  expect((await vehicle()).owner).toBe(fileId);
  expect((await customer(`owner-${last}`))?.vehicles).toEqual(new Set(['another']));
  const bought = await customer(fileId);
  expect(bought).toMatchObject({ name: '吴女士', phone: owner.phone, vehicles: new Set([hash]) });
  expect([...(bought?.branchIds ?? [])]).toEqual([branchId]);
  expect((await searchCustomer(table(), groupId, { phone: owner.phone }))?.customer.fileId).toBe(fileId);
});

test('CALL-9 an owner who is known stays as they are known', async () => {
  const owner = await named();
  await change({ owner }, { owner: owner.files.ids.customer });
  const again = { ...(await named()), name: '别名' };
  await change({ owner: again }, { owner: again.files.ids.customer });
  expect(again.files.ids.customer).toBe(owner.files.ids.customer);
  expect(await customer(owner.files.ids.customer)).toMatchObject({
    name: '吴女士',
    vehicles: new Set([hash]),
  });
});

test('CALL-9 a date that is told has its reminder planned, in the name of the owner', async () => {
  const told = { ref: customerFileRef(groupId, `owner-${last}`), file: await customer(`owner-${last}`) };
  await table().transact([writeFile(told, { set: { phone: '13912345678' } })]);
  await change({ unset: ['soldOn'] });
  const owner = await change({}, { nextServiceOn: '2027-03-01' });
  expect(owner?.name).toBe('周先生');
  const { reminders, nextServiceOn } = await vehicle();
  expect(nextServiceOn).toBe('2027-03-01');
  expect(reminders?.nextServiceOn).toMatchObject({ date: '2027-03-01', customer: `owner-${last}` });
});

test('CALL-9 of two changes at once one is decided again', async () => {
  const stale = { ref: vehicleFileRef(groupId, hash), file: await vehicle() };
  await change({}, { model: '途昂' });
  await expect(change({ found: stale })).rejects.toThrow('a condition failed');
});
