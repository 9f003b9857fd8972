import { expect, test } from 'vitest';
import { headRef } from '../../shared/data/complaint/complaint-head.ts';
import { asItStands } from '../../shared/data/complaint/history-as-it-stands.ts';
import { type HistoryRow, writeHistoryRow } from '../../shared/data/head/history.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { failingTable } from '../support/failing-table.ts';

const row = (type: HistoryRow['type'], id: string): HistoryRow => ({
  id,
  type,
  branchId: 'grp1.br1',
  timeZone: 'Asia/Shanghai',
  at: '2026-11-23T02:00:00.000Z',
  kind: 'before',
  state: 'before',
});

const unread = failingTable({} as Table, 1, false);

/** A table in which complaints stand so, by id. */
function tableOf(heads: Readonly<Record<string, object>>): { table: Table; asked: ItemRef<unknown>[][] } {
  const asked: ItemRef<unknown>[][] = [];
  const byKey = new Map(Object.entries(heads).map(([id, head]) => [JSON.stringify(headRef(id).key), head]));
  const load: Table['load'] = async (refs) => {
    asked.push([...refs]);
    return { get: <T>({ key }: ItemRef<T>) => byKey.get(JSON.stringify(key)) as T | undefined };
  };
  return { table: { ...unread, load }, asked };
}

test('INTAKE-5 a history shows how its complaints stand by now, by one read of them alone', async () => {
  const { table, asked } = tableOf({
    'cmp.1': { category: 'staff_attitude', status: 'closed' },
    'vis.1': { category: 'of', status: 'no complaint' },
  });
  const rows = [row('visit', 'vis.1'), row('complaint', 'cmp.1'), row('complaint', 'cmp.gone')];
  expect(await asItStands(table, rows)).toEqual([
    rows[0],
    { ...rows[1], kind: 'staff_attitude', state: 'closed' },
    rows[2],
  ]);
  expect(asked.map((refs) => refs.map(({ key }) => key))).toEqual([
    [headRef('cmp.1').key, headRef('cmp.gone').key],
  ]);
});

test('INTAKE-5 a history without complaints is shown as it is, and takes no read', async () => {
  const rows = [row('message', 'msg.1'), row('delivery', 'dlv.1')];
  expect(await asItStands(unread, rows)).toEqual(rows);
  expect(await asItStands(unread, [])).toEqual([]);
});

test('INTAKE-5 what happened lies in the history of its customer and of its vehicle, as far as it has them', () => {
  const visit = row('visit', 'vis.1');
  const position = `${visit.at}#vis.1`;
  const ofCustomer = { gsi1pk: 'history#customer#grp1#c', gsi1sk: position };
  const ofVehicle = { gsi2pk: 'history#vehicle#grp1#v', gsi2sk: position };
  const attributesOf = (...given: Parameters<typeof writeHistoryRow>) =>
    writeHistoryRow(...given).map((write) => 'put' in write && [write.row, write.attributes]);
  expect(attributesOf(visit, { customer: 'c', vehicle: 'v' })).toEqual([
    [visit, { ...ofCustomer, ...ofVehicle }],
  ]);
  expect(attributesOf(visit, { customer: 'c' })).toEqual([[visit, ofCustomer]]);
  expect(attributesOf(visit, { vehicle: 'v' }, { expiresAtEpochSeconds: 1 })).toEqual([
    [visit, { ...ofVehicle, expiresAtEpochSeconds: 1 }],
  ]);
  expect(writeHistoryRow(visit, undefined)).toEqual([]);
});
