import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceOf } from '../../functions/complaints/complaint-filters.ts';
import { aggregateMonth } from '../../functions/figures/aggregate-month.ts';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { complaintRow, complaintRowSchema } from '../../shared/data/complaint/complaint-row.ts';
import { asItStands } from '../../shared/data/complaint/history-as-it-stands.ts';
import { readArea } from '../../shared/data/figures/area-figures.ts';
import { accountRef, monthFiguresRef } from '../../shared/data/figures/figures-store.ts';
import { historyRowSchema } from '../../shared/data/head/history.ts';
import { keys, partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { type Case, received } from '../support/complaint.ts';
import { headRecord } from '../support/stream.ts';

const branchId = branchIds[0];
const files = { customer: 'CUSTOMER', vehicle: 'VEHICLE' };

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T04:00:00.000Z');
});

afterAll(() => backends.stop());

const complaintWith = (id: string) =>
  received({
    id: `cmp.${branchId}.${id.padStart(16, '0')}`,
    branchId,
    details: {
      description: '车机黑屏',
      customer: { name: '王芳', phone: '13812345678' },
      takenBy: { role: 'care_officer', person: 'per.1', name: '李娜' },
      files,
      linked: [],
      attachments: [],
    },
  });

/** Content in the open, and in every list and history the row itself, as it stood when it was written. */
function asBefore(told: Case): Write[] {
  const { state, entries, notices } = told;
  const { category: kind, status } = state.head;
  return complaintHead.write(undefined, { ...state, entries, notices }).map((write) => {
    if (!('put' in write)) return write;
    const { packs: _, ...open } = write;
    if (write.put.sk === 'row#file') return { ...open, row: complaintRow(state) };
    if (write.put.sk === 'row#history')
      return { ...open, row: { ...(write.row as object), kind, state: status } };
    return open;
  });
}

async function standing() {
  const { table } = backends.runtime;
  const list = { ...sourceOf(branchId, { customer: files.customer }), schema: complaintRowSchema } as const;
  const listed = await readPage(table, { ...list, content: 'row', limit: 10 });
  const partition = partitions.historyOfVehicle('tst', files.vehicle);
  const history = await readPage(table, {
    index: 'gsi2',
    partitions: [partition],
    schema: historyRowSchema,
    content: 'row',
    limit: 10,
  });
  return {
    listed: listed.items.map(({ id, status }) => [id, status]),
    history: (await asItStands(table, history.items)).map(({ id, kind, state }) => [id, kind, state]),
  };
}

test('a complaint stored in the open is read, listed and changed, and its lists show how it stands by now', async () => {
  const { table } = backends.runtime;
  const told = complaintWith('1');
  const { id, category } = told.complaint;
  await table.transact(asBefore(told));
  expect(complaintHead.from(await table.load(complaintHead.refs(id)), id)).toEqual(told.state);
  expect(await standing()).toEqual({
    listed: [[id, 'received']],
    history: [[id, category, 'received']],
  });

  const before = told.state;
  const told2 = told.contact('2026-11-23 11:00');
  const writes = complaintHead.write(before, { ...told2.state, entries: [], notices: [] });
  expect(writes.map((write) => 'put' in write && write.put.sk)).not.toContain('row#file');
  await table.transact(writes);
  expect(complaintHead.from(await table.load(complaintHead.refs(id)), id)).toEqual(told2.state);
  expect(await standing()).toEqual({
    listed: [[id, 'contacted']],
    history: [[id, category, 'contacted']],
  });
});

test('a complaint whose row has expired is named by a list no more', async () => {
  const { table } = backends.runtime;
  await table.transact([
    {
      put: { pk: `cmp.${branchId}.${'0'.repeat(15)}9`, sk: 'row#file' },
      attributes: { gsi1pk: partitions.complaintsOfCustomer(branchId, 'GONE'), gsi1sk: '2026' },
    },
  ]);
  const list = { ...sourceOf(branchId, { customer: 'GONE' }), schema: complaintRowSchema } as const;
  expect(await readPage(table, { ...list, content: 'row', limit: 10 })).toEqual({
    items: [],
    next: undefined,
  });
});

test('STAT-3 figures stored in the row, as the lists brought them along, are counted on and read for the region', async () => {
  const { table } = backends.runtime;
  const place = { groupId: 'tst', regionId: 'east', brand: '大众' };
  const account = { branchId, version: 7, place, balance: { '2026-11': 4 }, generation: 0, adopted: [] };
  const page = { branchId, month: '2026-11', counters: { received: 4, 'channel.wechat': 1 }, place };
  const inRegion = (partition: string) => ({ gsi2pk: partition, gsi2sk: branchId });
  await table.transact([
    {
      put: keys.account(branchId),
      row: account,
      attributes: { version: 7, ...inRegion(partitions.accountsOfRegion('east')) },
    },
    {
      put: keys.figures(branchId, 'month', '2026-11'),
      row: page,
      attributes: inRegion(partitions.figuresOfRegion('east', '2026-11')),
    },
  ]);
  const region = async () => {
    const branches = await readArea(table, { type: 'region', regionId: 'east' }, ['2026-11']);
    const own = branches.find(({ id }) => id === branchId);
    return { received: own?.of('2026-11').received, open: own?.balance['2026-11'] };
  };
  expect(await region()).toEqual({ received: 4, open: 4 });

  const { complaint } = complaintWith('2');
  const counted = await aggregateMonth(backends.runtime)({ Records: [headRecord(complaint)] });
  expect(counted).toEqual({ batchItemFailures: [] });
  expect(await region()).toEqual({ received: 5, open: 5 });
  const loaded = await table.load([accountRef(branchId), monthFiguresRef(branchId, '2026-11')]);
  expect(loaded.get(accountRef(branchId))).toMatchObject({ version: 8, balance: { '2026-11': 5 } });
  expect(loaded.get(monthFiguresRef(branchId, '2026-11'))?.counters).toMatchObject({
    received: 5,
    'channel.wechat': 1,
  });
});
