import { expect, test } from 'vitest';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { asItStands } from '../../shared/data/complaint/history-as-it-stands.ts';
import { type HistoryRow, writeHistoryRow } from '../../shared/data/head/history.ts';
import { readableTable } from '../support/loaded-table.ts';

const row = (type: HistoryRow['type'], id: string): HistoryRow => ({
  id,
  type,
  branchId: 'grp1.br1',
  timeZone: 'Asia/Shanghai',
  at: '2026-11-23T02:00:00.000Z',
  kind: 'before',
  state: 'before',
});

test('INTAKE-5 a history shows how its complaints stand by now, by one read of them alone', async () => {
  const { table, reads } = readableTable(
    [complaintHead.headRef('cmp.1'), { category: 'staff_attitude', status: 'closed' }],
    [complaintHead.headRef('vis.1'), { category: 'of', status: 'no complaint' }],
  );
  const rows = [row('visit', 'vis.1'), row('complaint', 'cmp.1'), row('complaint', 'cmp.gone')];
  expect(await asItStands(table, rows)).toEqual([
    rows[0],
    { ...rows[1], kind: 'staff_attitude', state: 'closed' },
    rows[2],
  ]);
  expect(reads.map((refs) => refs.map(({ key }) => key))).toEqual([
    [complaintHead.headRef('cmp.1').key, complaintHead.headRef('cmp.gone').key],
  ]);
});

test('INTAKE-5 a history without complaints is shown as it is, and takes no read', async () => {
  const { table, reads } = readableTable();
  const rows = [row('message', 'msg.1'), row('delivery', 'dlv.1')];
  expect(await asItStands(table, rows)).toEqual(rows);
  expect(await asItStands(table, [])).toEqual([]);
  expect(reads).toEqual([]);
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
