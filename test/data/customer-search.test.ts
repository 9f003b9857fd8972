import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  customerFileRef,
  enterInFiles,
  fileRefs,
  filesFrom,
  vehicleFileRef,
  writeFile,
} from '../../shared/data/customer/customer-file.ts';
import { searchCustomer, type Wanted } from '../../shared/data/customer/customer-search.ts';
import { fileKeyOf, hashesOf, vinHash } from '../../shared/data/customer/file-key.ts';
import { giveUpNumber, numberRef } from '../../shared/data/customer/number-holder.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { failingTable } from '../support/failing-table.ts';
import { specialist } from '../support/planned-call.ts';

const groupId = 'tst';
const [branchId] = branchIds;

let backends: Backends;
let last = 0;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
});
afterAll(() => backends.stop());
beforeEach(() => {
  last += 1;
});

const table = () => backends.runtime.table;

/** A number, a VIN and a plate that nobody has had. */
const fresh = () => ({
  phone: `1391234${String(last).padStart(4, '0')}`,
  vin: `LSVAA4181E2${String(last).padStart(6, '0')}`,
  plate: `沪A${String(last).padStart(5, '0')}`,
});

/** @returns the file of the customer who was registered with them */
async function register({ phone, vin, plate }: ReturnType<typeof fresh>): Promise<string> {
  const hashes = await hashesOf(await fileKeyOf(table(), groupId), { phone, vin, plate });
  if (!hashes) throw new Error('no number');
  const loaded = await table().load(fileRefs(groupId, hashes));
  const files = await filesFrom(loaded, groupId, hashes, table(), backends.runtime.newId);
  const given = { at: backends.runtime.now(), by: specialist };
  const entry = { branchId, customer: { name: '周先生', phone }, vehicle: { plate } };
  await table().transact(enterInFiles(files, entry, given));
  return files.ids.customer;
}

const search = async (wanted: Wanted, of = groupId) =>
  (await searchCustomer(table(), of, wanted))?.customer.fileId;

async function changeVehicle(vin: string, set: { owner?: string; plate?: string }): Promise<void> {
  const ref = vehicleFileRef(groupId, vinHash(await fileKeyOf(table(), groupId), vin));
  const file = (await table().load([ref])).get(ref);
  await table().transact([writeFile({ ref, file }, { set })]);
}

test('CALL-9 a customer is found by number, VIN or plate, however they are written', async () => {
  const { phone, vin, plate } = fresh();
  const fileId = await register({ phone, vin, plate });
  for (const wanted of [
    { phone },
    { phone: `+86 ${phone}` },
    { vin },
    { vin: vin.toLowerCase() },
    { plate },
    { plate: plate.replace('A', 'a·') },
  ]) {
    expect([wanted, await search(wanted)]).toEqual([wanted, fileId]);
  }
  const found = await searchCustomer(table(), groupId, { vin });
  expect(found?.customer).toEqual({ groupId, fileId });
  expect(found?.found.file).toMatchObject({ name: '周先生', phone });
  expect(found?.found.ref.key).toEqual(customerFileRef(groupId, fileId).key);
});

test('CALL-9 nobody is found by what nobody has, by what is no number, or in another group', async () => {
  const known = fresh();
  await register(known);
  last += 1;
  const { phone, vin, plate } = fresh();
  for (const wanted of [{ phone }, { phone: '12' }, { vin }, { plate }, {}]) {
    expect([wanted, await searchCustomer(table(), groupId, wanted)]).toEqual([wanted, undefined]);
  }
  expect(await search({ phone: known.phone }, 'other')).toBeUndefined();
  const reads = failingTable(table(), 2, false);
  expect(await searchCustomer(reads, 'other', { phone: known.phone })).toBeUndefined();
});

test('CALL-9 a vehicle leads to whoever owns it now', async () => {
  const one = fresh();
  await register(one);
  last += 1;
  const owner = await register(fresh());
  await changeVehicle(one.vin, { owner });
  expect([await search({ vin: one.vin }), await search({ plate: one.plate })]).toEqual([owner, owner]);
});

test('CALL-9 a plate that the vehicle has given up leads to nobody', async () => {
  const one = fresh();
  const fileId = await register(one);
  await changeVehicle(one.vin, { plate: '沪B99999' });
  expect(await search({ plate: one.plate })).toBeUndefined();
  expect(await search({ vin: one.vin })).toBe(fileId);
});

test('CALL-4 a number that was given up leads to nobody', async () => {
  const one = fresh();
  const fileId = await register(one);
  const hash = (await hashesOf(await fileKeyOf(table(), groupId), { phone: one.phone }))?.customer ?? '';
  const ref = numberRef(groupId, hash);
  expect(giveUpNumber({ groupId, fileId: 'somebody-else' }, hash, undefined)).toEqual([]);
  await table().transact(giveUpNumber({ groupId, fileId }, hash, (await table().load([ref])).get(ref)));
  expect(await search({ phone: one.phone })).toBeUndefined();
  expect(giveUpNumber({ groupId, fileId }, hash, (await table().load([ref])).get(ref))).toEqual([]);
});
