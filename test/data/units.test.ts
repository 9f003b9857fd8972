import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  putUnit,
  type Unit,
  type UnitHead,
  type UnitKind,
  unitKinds,
  unitRef,
  unitsOf,
  writeUnit,
} from '../../shared/data/directory/platform-store.ts';
import { itemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { recordEntrySchema } from '../../shared/domain/record.ts';
import { type Backends, startBackends } from '../support/backends.ts';

const at = '2026-11-23T02:00:00.000Z';
const by = { role: 'operator', person: 'per.operator', name: '运营' } as const;

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends(at);
});
afterAll(() => backends.stop());

const table = () => backends.runtime.table;

async function read(kind: UnitKind, id: string): Promise<UnitHead | undefined> {
  return (await table().load([unitRef(kind, id)])).get(unitRef(kind, id));
}

const set = (kind: UnitKind, before: UnitHead | undefined, facts: Unit) =>
  table().transact(writeUnit(kind, before, enter(before, facts, { at, by, action: 'set-unit' })));

async function record(kind: UnitKind, id: string, entry: number) {
  const ref = itemRef(keys.recordEntry(keys[kind](id).pk, entry), recordEntrySchema);
  return (await table().load([ref])).get(ref);
}

test.each(unitKinds)('a %s is set up once, changed as it was read, and keeps its record', async (kind) => {
  const unit = { id: `${kind}1`, name: '一汽', brand: '大众' };
  await set(kind, undefined, unit);
  expect(await read(kind, unit.id)).toEqual({ ...unit, version: 1, entries: 1 });
  await expect(set(kind, undefined, unit)).rejects.toThrow('a condition failed');
  const before = await read(kind, unit.id);
  await set(kind, before, { ...unit, name: '上汽' });
  expect(await read(kind, unit.id)).toEqual({ ...unit, name: '上汽', version: 2, entries: 2 });
  await expect(set(kind, before, unit)).rejects.toThrow('a condition failed');
  expect([await record(kind, unit.id, 1), await record(kind, unit.id, 2)]).toMatchObject([
    { entry: 1, action: 'set-unit', by },
    { entry: 2, changes: [{ path: 'name', before: '一汽', after: '上汽' }] },
  ]);
});

test('one that is older than its record is changed as it was read', async () => {
  const old = { id: 'old', name: '广汽' };
  const [putOld] = [putUnit('brand', { ...old, version: 0, entries: 0 })];
  await table().transact([{ put: putOld.put, data: old, row: old }]);
  const before = await read('brand', 'old');
  expect(before).toEqual({ ...old, version: 0, entries: 0 });
  await set('brand', before, { ...old, name: '广汽集团' });
  await expect(set('brand', before, old)).rejects.toThrow('a condition failed');
  expect(await read('brand', 'old')).toMatchObject({ name: '广汽集团', version: 1, entries: 1 });
});

test('all of a kind are listed by their ids, and none of another kind', async () => {
  for (const id of ['b2', 'b1']) await set('region', undefined, { id, name: id });
  await set('brand', undefined, { id: 'b3', name: 'b3' });
  const { items } = await readPage(table(), { ...unitsOf('region'), limit: 10 });
  expect(items.map(({ id }) => id)).toEqual(['b1', 'b2', 'region1']);
});
