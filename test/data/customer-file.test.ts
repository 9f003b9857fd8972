import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { changesOf } from '../../shared/data/customer/customer-change.ts';
import {
  correctInFiles,
  customerFileRef,
  enterInFiles,
  type FileEntry,
  type FileHashes,
  type FoundFiles,
  fileRefs,
  filesFrom,
  mostVehicles,
  oneMoreVehicle,
  plateRef,
  vehicleFileRef,
} from '../../shared/data/customer/customer-file.ts';
import { fileKeyOf, hashesOf, readFileKey } from '../../shared/data/customer/file-key.ts';
import { giveUpNumber } from '../../shared/data/customer/number-holder.ts';
import { createTable, type Table } from '../../shared/data/table/table.ts';
import { RaceLost } from '../../shared/data/table/transaction.ts';
import { focusAhead, focusPeriod, isFocus } from '../../shared/domain/customer/focus.ts';
import { system } from '../../shared/domain/record.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { received } from '../support/complaint.ts';
import { specialist } from '../support/planned-call.ts';
import { registrationOf } from '../support/registration.ts';
import { instant } from '../support/time.ts';

let backends: Backends;
let table: Table;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
  table = backends.runtime.table;
});
afterAll(() => backends.stop());

/** As another process would: it knows nothing yet. */
function anotherTable(): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  return createTable(client, backends.runtime.environment.TABLE_NAME, backends.runtime.now);
}

const enter = (files: FoundFiles, entry: FileEntry) =>
  enterInFiles(files, entry, { at: '2026-11-23T02:00:00.000Z', by: specialist });

const phone = '13812345678';
const vin = 'LSVAM4187C2184847';

describe('a number that many vehicles are registered by', () => {
  const owned = (count: number) => ({
    vehicles: new Set(Array.from({ length: count }, (_, nth) => `v${nth}`)),
  });

  test('is a fleet’s up to a bound, so that its file always fits an item', () => {
    expect(oneMoreVehicle(undefined, 'new', 'phone').vehicles).toEqual(new Set(['new']));
    expect(oneMoreVehicle(owned(mostVehicles - 1), 'new', 'phone').vehicles).toEqual(new Set(['new']));
    expect(oneMoreVehicle(owned(mostVehicles), 'v0', 'phone').vehicles).toEqual(new Set(['v0']));
    expect(() => oneMoreVehicle(owned(mostVehicles), 'new', 'phone')).toThrow(
      'is the number of 2000 vehicles',
    );
  });

  test('is refused beyond it with all that is registered by it', () => {
    const file = { version: 1, complaints: [], ...owned(mostVehicles) };
    const files: FoundFiles = {
      groupId: 'tst',
      hashes: { customer: 'c', vehicle: 'new' },
      ids: { customer: 'c', vehicle: 'new' },
      customer: { ref: customerFileRef('tst', 'c'), file },
      vehicle: { ref: vehicleFileRef('tst', 'new'), file: undefined },
      newHolder: false,
    };
    const entry = { branchId: branchIds[0], customer: { name: '无', phone }, vehicle: { vin } };
    const given = { at: instant('2026-11-23 10:00'), by: system };
    expect(() => enterInFiles(files, { ...entry, owns: true }, given)).toThrow('give that of their owner');
    expect(enterInFiles({ ...files, vehicle: undefined }, entry, given)).toHaveLength(1);
  });
});

describe('the key of a group’s files', () => {
  test('is made once, whoever needs it first, and never changes', async () => {
    expect(await readFileKey(table, 'grp1')).toBeUndefined();
    const tables = [table, table, ...Array.from({ length: 4 }, anotherTable)];
    const made = await Promise.all(tables.map((one) => fileKeyOf(one, 'grp1')));
    expect(new Set(made).size).toBe(1);
    expect(made[0]?.length).toBeGreaterThanOrEqual(43);
    expect(await readFileKey(anotherTable(), 'grp1')).toBe(made[0]);
  });

  test('is another in another group, so that nobody can tell a customer of both', async () => {
    const [one, other] = [await fileKeyOf(table, 'grp1'), await fileKeyOf(table, 'grp2')];
    expect(one).not.toBe(other);
    const hashes = await hashesOf(one, { phone, vin });
    const others = await hashesOf(other, { phone, vin });
    expect(hashes?.customer).not.toBe(others?.customer);
    expect(hashes?.vehicle).not.toBe(others?.vehicle);
    expect(hashes?.customer).toMatch(/^[\w-]{43}$/);
  });

  test('INTAKE-5 the hash is that of the number and the VIN, however they are written', async () => {
    const key = await fileKeyOf(table, 'grp1');
    const hashes = await hashesOf(key, { phone, vin });
    expect(await hashesOf(key, { phone: '+86 138 1234 5678', vin: vin.toLowerCase() })).toEqual(hashes);
    expect(await hashesOf(key, { phone: '13812345679', vin })).toEqual({
      customer: expect.not.stringMatching(hashes?.customer ?? ''),
      vehicle: hashes?.vehicle,
    });
    expect(await hashesOf(key, { phone })).toEqual({ customer: hashes?.customer });
    expect(await hashesOf(key, { phone: 'nobody' })).toBeUndefined();
  });
});

describe('a file', () => {
  const branchId = branchIds[0];
  const customer = { name: '周先生', phone };
  let lastId = 0;

  async function hashes(): Promise<FileHashes> {
    lastId += 1;
    const own = `1391234${String(lastId).padStart(4, '0')}`;
    const found = await hashesOf(await fileKeyOf(table, 'tst'), { phone: own, vin });
    if (!found) throw new Error('no hashes');
    return { customer: found.customer, vehicle: `${found.vehicle}${lastId}` };
  }

  function complaint(files: FileHashes, told: Parameters<typeof received>[0] = {}) {
    lastId += 1;
    const id = `cmp.${branchId}.${String(lastId).padStart(16, '0')}`;
    const details = { ...registrationOf().details, files };
    return received({ id, branchId, details, ...told });
  }

  const read = async (hashes: FileHashes) => {
    const loaded = await table.load(fileRefs('tst', hashes));
    return await filesFrom(loaded, 'tst', hashes, table, () => 'anothercustomers');
  };
  const entry = (of: ReturnType<typeof complaint>) => ({ branchId, customer, complaint: of.complaint });
  const both = ({ customer, vehicle }: FoundFiles) => [customer.file, vehicle?.file];

  test('INTAKE-5 complaints are entered in both files, newest first, a hundred at most', async () => {
    const files = await hashes();
    for (let n = 0; n < 103; n++) {
      const receivedAt = `2026-11-${String(1 + (n % 20)).padStart(2, '0')} 10:${String(n % 60).padStart(2, '0')}`;
      await table.transact(enter(await read(files), entry(complaint(files, { receivedAt }))));
    }
    for (const file of both(await read(files))) {
      const times = file?.complaints.map((one) => one.receivedAt) ?? [];
      expect(times).toHaveLength(100);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(file?.version).toBe(103);
    }
  });

  test('INTAKE-5 is written only as it was read: of two at once one reads again', async () => {
    const files = await hashes();
    const none = await read(files);
    await table.transact(enter(none, entry(complaint(files))));
    await expect(table.transact(enter(none, entry(complaint(files))))).rejects.toThrow(RaceLost);
    expect((await read(files)).vehicle?.file?.complaints).toHaveLength(1);
  });

  test('INTAKE-5 a corrected category stands in both files, and what else they hold stays', async () => {
    const files = await hashes();
    const [one, other] = [complaint(files), complaint(files)];
    await table.transact(enter(await read(files), entry(one)));
    await table.transact(enter(await read(files), entry(other)));
    await table.transact(await correctInFiles(table, one.state, 'price_dispute'));
    for (const file of both(await read(files))) {
      expect(new Map(file?.complaints.map(({ id, category }) => [id, category]))).toEqual(
        new Map([
          [one.complaint.id, 'price_dispute'],
          [other.complaint.id, 'sales_service_quality'],
        ]),
      );
      expect(file?.branchIds).toEqual(new Set([branchId]));
    }
    expect(await correctInFiles(table, complaint(files).state, 'price_dispute')).toEqual([]);
    expect(await correctInFiles(table, received().state, 'price_dispute')).toEqual([]);
  });

  test('INTAKE-6 says who the customer is and what vehicle is theirs; what lies back changes none of it', async () => {
    const files = await hashes();
    const vehicle = { vin, plate: '沪A12345', model: '途观L' };
    const told = { branchId, customer: { ...customer, class: 'vip' }, vehicle } as const;
    await table.transact(enter(await read(files), told));
    const past = {
      branchId,
      customer: { name: '周某', phone, address: '上海' },
      vehicle: { vin },
      past: '2025-11-23T02:00:00.000Z',
    };
    await table.transact(enter(await read(files), past));
    const found = await read(files);
    expect(found.customer.file).toMatchObject({ ...told.customer, address: '上海' });
    expect(found.customer.file?.vehicles).toEqual(new Set([files.vehicle]));
    expect(found.vehicle?.file).toMatchObject({ ...vehicle, owner: files.customer });
  });

  test('INTAKE-6 a later record of the past replaces an earlier one, until anything is told now', async () => {
    const [first, next] = [await hashes(), await hashes()];
    const bought = { customer: next.customer, vehicle: first.vehicle };
    const entry = (plate: string, past?: string) => ({
      branchId,
      customer,
      vehicle: { vin, plate },
      past,
      owns: true,
    });
    const told = async (files: Parameters<typeof read>[0], plate: string, past?: string) => {
      await table.transact(enter(await read(files), entry(plate, past)));
      const { plate: stands, owner } = (await read(files)).vehicle?.file ?? {};
      return [stands, owner];
    };
    expect(await told(first, '沪A1', '2019-05-01T02:00:00.000Z')).toEqual(['沪A1', first.customer]);
    expect(await told(bought, '沪B2', '2021-05-01T02:00:00.000Z')).toEqual(['沪B2', next.customer]);
    expect((await read(first)).customer.file?.vehicles).toBeUndefined();
    expect(await told(first, '沪C3', '2020-05-01T02:00:00.000Z')).toEqual(['沪B2', next.customer]);
    expect(await told(first, '沪D4')).toEqual(['沪D4', first.customer]);
    expect(await told(bought, '沪E5', '2023-05-01T02:00:00.000Z')).toEqual(['沪D4', first.customer]);
  });

  test('INTAKE-6 a plate of the past leads to the vehicle only where it becomes the vehicle’s', async () => {
    const files = await hashes();
    const plates = ['old', 'now', 'past'].map((name) => `${name}${files.vehicle}`);
    const leadsTo = async (plate = '') =>
      (await table.load([plateRef('tst', plate)])).get(plateRef('tst', plate));
    const told = async (nth: number, plate: string, past?: string) => {
      const found = await read({ ...files, plate: plates[nth] });
      await table.transact(enter(found, { branchId, customer, vehicle: { vin, plate }, past }));
    };
    await told(0, '沪A1', '2020-05-01T02:00:00.000Z');
    expect(await leadsTo(plates[0])).toEqual({ vehicle: files.vehicle });
    await told(1, '沪B2');
    expect(await leadsTo(plates[1])).toEqual({ vehicle: files.vehicle });
    await told(2, '沪C3', '2021-05-01T02:00:00.000Z');
    expect(await leadsTo(plates[2])).toBeUndefined();
  });

  test('CALL-3 a raised class is kept under the version of the file that it made, with who told it', async () => {
    const files = await hashes();
    const ref = { groupId: 'tst', fileId: files.customer };
    await table.transact(enter(await read(files), { branchId, customer }));
    await table.transact(enter(await read(files), { branchId, customer: { ...customer, class: 'vip' } }));
    await table.transact(enter(await read(files), { branchId, customer }));
    expect((await read(files)).customer.file?.version).toBe(3);
    expect(await changesOf(table, ref)).toEqual([
      {
        version: 2,
        at: '2026-11-23T02:00:00.000Z',
        by: specialist.person,
        kind: 'class',
        after: 'vip',
      },
    ]);
  });

  test('INTAKE-6 whoever comes by a customer’s number does not rename them; their branch’s own list may', async () => {
    const files = await hashes();
    await table.transact(enter(await read(files), { branchId, customer }));
    const told = {
      branchId: 'tst.br2',
      customer: { name: '周太太', phone: `+86 ${phone}`, address: '上海' },
    };
    await table.transact(enter(await read(files), told));
    expect((await read(files)).customer.file).toMatchObject({ ...customer, address: '上海' });
    const list = { ...told, customer: { ...told.customer, address: '苏州' } };
    await table.transact(enter(await read(files), list));
    expect((await read(files)).customer.file).toMatchObject({ ...customer, address: '上海' });
    await table.transact(enter(await read(files), { ...list, corrects: true }));
    expect((await read(files)).customer.file).toMatchObject(list.customer);
  });

  test('a vehicle changes hands: it is the new owner’s, and no more among those of the old one', async () => {
    const [old, next] = [await hashes(), await hashes()];
    const bought = { customer: next.customer, vehicle: old.vehicle };
    await table.transact(enter(await read(old), { branchId, customer, vehicle: { vin } }));
    await table.transact(enter(await read(bought), { branchId, customer, vehicle: { vin } }));
    expect((await read(bought)).vehicle?.file?.owner).toBe(old.customer);
    await table.transact(enter(await read(bought), { branchId, customer, owns: true }));
    expect((await read(bought)).vehicle?.file?.owner).toBe(next.customer);
    expect((await read(bought)).customer.file?.vehicles).toEqual(new Set([old.vehicle]));
    expect((await read(old)).customer.file?.vehicles).toBeUndefined();
  });

  test('a number leads to the file of whoever has it now, and to a new one after it was given up', async () => {
    const files = await hashes();
    await table.transact(enter(await read(files), { branchId, customer }));
    const holder = { groupId: 'tst', fileId: files.customer };
    await table.transact(giveUpNumber(holder, files.customer, undefined));
    const free = await read(files);
    expect(free).toMatchObject({ ids: { customer: 'anothercustomers' }, customer: { file: undefined } });
    await table.transact(enter(free, { branchId, customer: { ...customer, name: '吴女士' } }));
    const found = await read(files);
    expect(found).toMatchObject({ ids: { customer: 'anothercustomers' }, newHolder: false });
    expect(found.customer.file?.name).toBe('吴女士');
  });

  test('CALL-8 the focus mark lies with the customer, and neither it nor a complaint replaces the other', async () => {
    const files = await hashes();
    const none = await read(files);
    const told = complaint(files);
    const focus = { from: instant('2026-11-24 00:00'), until: instant('2027-11-24 00:00') };
    const change = { ...told.state, entries: [], notices: [], focus };
    await table.transact(complaintHead.write(undefined, change));
    await table.transact(enter(await read(files), entry(told)));
    const found = await read(files);
    expect(found.customer.file).toMatchObject({ version: 2, focusPeriods: new Set([focusPeriod(focus)]) });
    expect(found.customer.file?.complaints).toHaveLength(1);
    expect(isFocus(found.customer.file, instant('2026-12-01 10:00'))).toBe(true);
    await expect(table.transact(enter(none, entry(told)))).rejects.toThrow(RaceLost);
    const again = { from: instant('2027-03-02 00:00'), until: instant('2028-03-02 00:00') };
    await table.transact(
      complaintHead.write(undefined, { ...complaint(files).state, entries: [], notices: [], focus: again }),
    );
    expect(focusAhead((await read(files)).customer.file ?? {}, instant('2027-03-01 10:00'))).toEqual({
      from: focus.from,
      until: again.until,
    });
  });

  test('a complaint that names no file marks nobody', () => {
    const { state } = received();
    const focus = { from: instant('2026-11-24 00:00'), until: instant('2027-11-24 00:00') };
    const before = complaintHead.write(state, { ...state, entries: [], notices: [] });
    expect(complaintHead.write(state, { ...state, entries: [], notices: [], focus })).toEqual(before);
  });
});
