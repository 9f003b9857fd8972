import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeComplaint } from '../../shared/data/complaint-store.ts';
import {
  correctInFiles,
  enterInFiles,
  type FileHashes,
  fileRefs,
  filesFrom,
} from '../../shared/data/customer-file.ts';
import { fileKeyOf, hashesOf, readFileKey } from '../../shared/data/file-key.ts';
import { createTable, type Table } from '../../shared/data/table.ts';
import { RaceLost } from '../../shared/data/transaction.ts';
import { isFocus } from '../../shared/domain/complaint/recurrence.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { received } from '../support/complaint.ts';
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
  return createTable(client, backends.runtime.environment.TABLE_NAME);
}

const phone = '13812345678';
const vin = 'LSVAM4187C2184847';

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

  const read = async (files: FileHashes) => {
    const refs = fileRefs('tst', files);
    return filesFrom(await table.load(refs), refs);
  };

  test('INTAKE-5 complaints are entered in both files, newest first, a hundred at most', async () => {
    const files = await hashes();
    for (let n = 0; n < 103; n++) {
      const receivedAt = `2026-11-${String(1 + (n % 20)).padStart(2, '0')} 10:${String(n % 60).padStart(2, '0')}`;
      await table.transact(enterInFiles(await read(files), complaint(files, { receivedAt }).complaint));
    }
    for (const { file } of await read(files)) {
      const times = file?.complaints.map((one) => one.receivedAt) ?? [];
      expect(times).toHaveLength(100);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(file?.version).toBe(103);
    }
  });

  test('INTAKE-5 is written only as it was read: of two at once one reads again', async () => {
    const files = await hashes();
    const none = await read(files);
    const first = enterInFiles(none, complaint(files).complaint);
    await table.transact(first);
    await expect(table.transact(enterInFiles(none, complaint(files).complaint))).rejects.toThrow(RaceLost);
    const [, vehicle] = await read(files);
    expect(vehicle?.file?.complaints).toHaveLength(1);
  });

  test('INTAKE-5 a corrected category stands in both files, and what else they hold stays', async () => {
    const files = await hashes();
    const [one, other] = [complaint(files), complaint(files)];
    await table.transact(enterInFiles(await read(files), one.complaint));
    await table.transact(enterInFiles(await read(files), other.complaint));
    await table.transact(await correctInFiles(table, one.state, 'price_dispute'));
    for (const { file } of await read(files)) {
      expect(new Map(file?.complaints.map(({ id, category }) => [id, category]))).toEqual(
        new Map([
          [one.complaint.id, 'price_dispute'],
          [other.complaint.id, 'sales_service_quality'],
        ]),
      );
    }
    expect(await correctInFiles(table, complaint(files).state, 'price_dispute')).toEqual([]);
    expect(await correctInFiles(table, received().state, 'price_dispute')).toEqual([]);
  });

  test('the focus mark lies with the customer, and neither it nor a complaint replaces the other', async () => {
    const files = await hashes();
    const told = complaint(files);
    const focus = { from: instant('2026-11-24 00:00'), until: instant('2027-11-24 00:00') };
    const change = { ...told.state, entries: [], notices: [], focus };
    await table.transact(writeComplaint(undefined, change));
    await table.transact(enterInFiles(await read(files), told.complaint));
    const [customer, vehicle] = await read(files);
    expect(customer?.file).toMatchObject({ version: 2, focusFrom: focus.from, focusUntil: focus.until });
    expect(customer?.file?.complaints).toHaveLength(1);
    expect(isFocus(customer?.file, instant('2026-12-01 10:00'))).toBe(true);
    expect(isFocus(vehicle?.file, instant('2026-12-01 10:00'))).toBe(false);
    const stale = enterInFiles([{ ref: customer?.ref ?? expect.fail(), file: undefined }], told.complaint);
    await expect(table.transact(stale)).rejects.toThrow(RaceLost);
  });

  test('a complaint that names no file marks nobody', () => {
    const { state } = received();
    const focus = { from: instant('2026-11-24 00:00'), until: instant('2027-11-24 00:00') };
    const before = writeComplaint(state, { ...state, entries: [], notices: [] });
    expect(writeComplaint(state, { ...state, entries: [], notices: [], focus })).toEqual(before);
  });
});
