import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseHistoryRow } from '../../shared/data/head/erase-history-row.ts';
import { eraseRecord } from '../../shared/data/head/erase-record.ts';
import { type HistoryRow, historyRowSchema, writeHistoryRow } from '../../shared/data/head/history.ts';
import { itemRef } from '../../shared/data/table/item.ts';
import { keys, partitions } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { recordEntrySchema } from '../../shared/domain/record.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';

const [branchId] = branchIds;
const at = '2026-11-23T02:00:00.000Z';

let backends: Backends;
let count = 0;

beforeAll(async () => {
  backends = await startBackends(at);
});
afterAll(() => backends.stop());

/** The table, and how many transactions it was given. */
function counted(): { table: Table; transactions: () => number } {
  const { table } = backends.runtime;
  let transactions = 0;
  const transact: Table['transact'] = async (writes) => {
    transactions += 1;
    await table.transact(writes);
  };
  return { table: { ...table, transact }, transactions: () => transactions };
}

async function erased(told: Partial<HistoryRow>) {
  const id = `msg.${++count}`;
  const row: HistoryRow = { id, type: 'message', branchId, timeZone: 'Asia/Shanghai', at, ...told };
  const key = keys.historyRow(id);
  await backends.runtime.table.transact(writeHistoryRow(row, { customer: 'c' }));
  const { table, transactions } = counted();
  const whether = await eraseHistoryRow(table, key, row);
  const ref = itemRef(key, historyRowSchema, 'row');
  return { whether, row, left: (await table.load([ref])).get(ref), transactions: transactions() };
}

test('POLICY-3 the words of a message are taken out of a history; what for, when and by whom stays', async () => {
  const { row, ...one } = await erased({ text: '周先生请来店', purpose: 'invitation', by: 'per.a' });
  const { text: _, ...left } = row;
  expect(one).toEqual({ whether: true, left, transactions: 1 });
});

test.each(['name', 'number', 'address'])(
  'POLICY-3 of a change of somebody’s %s, what they were and are is taken',
  async (kind) => {
    const { row, ...one } = await erased({ type: 'change', kind, before: '周', after: '吴', by: 'per.a' });
    const { before: _, after: __, ...left } = row;
    expect(one).toEqual({ whether: true, left, transactions: 1 });
  },
);

test.each<Partial<HistoryRow>>([
  { type: 'change', kind: 'class', before: 'a', after: 'b' },
  { type: 'visit', kind: 'name', before: 'a', after: 'b' },
  { type: 'message' },
  { type: 'change', kind: 'name' },
])('POLICY-3 of %j nothing is taken', async (told) => {
  const { row, ...one } = await erased(told);
  expect(one).toEqual({ whether: false, left: row, transactions: 0 });
});

test('POLICY-3 only that is taken which is there', async () => {
  const { row, ...one } = await erased({ type: 'change', kind: 'name', after: '吴' });
  const { after: _, ...left } = row;
  expect(one).toEqual({ whether: true, left, transactions: 1 });
});

test('POLICY-3 a record of any length loses its words entry by entry, and done again nothing is written', async () => {
  const id = `cmp.${branchId}.0000000000000001`;
  const by = { role: 'care_officer', person: 'per.a', name: '李娜' } as const;
  const entries = Array.from({ length: 120 }, (_, nth) => ({
    entry: nth + 1,
    at,
    by,
    action: 'add-note',
    input: { text: `周先生第 ${nth} 次来电` },
    changes: [],
  }));
  const writes = entries.map((data) => ({
    put: keys.recordEntry(id, data.entry),
    data,
    packs: true as const,
  }));
  for (let from = 0; from < writes.length; from += 60) {
    await backends.runtime.table.transact(writes.slice(from, from + 60));
  }
  const first = counted();
  await eraseRecord(first.table, id);
  expect(first.transactions()).toBe(3);
  const refs = entries.map(({ entry }) => itemRef(keys.recordEntry(id, entry), recordEntrySchema));
  const loaded = await backends.runtime.table.load(refs);
  const left = refs.map((ref) => loaded.get(ref));
  expect(left.map((entry) => entry?.entry)).toEqual(entries.map(({ entry }) => entry));
  expect(left.filter((entry) => JSON.stringify(entry).includes('周先生'))).toEqual([]);
  expect(left.every((entry) => entry?.action === 'add-note' && entry.at === at)).toBe(true);
  const again = counted();
  await eraseRecord(again.table, id);
  expect(again.transactions()).toBe(0);
  expect(partitions.record(id).partition).toBe(keys.recordEntry(id, 1).pk);
});
