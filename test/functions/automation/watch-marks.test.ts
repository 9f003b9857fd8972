import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { watchBranch } from '../../../functions/automation/watch-arrivals.ts';
import { enterBranch } from '../../../shared/data/directory/directory.ts';
import { watchRef } from '../../../shared/data/figures/watch-store.ts';
import { itemRef } from '../../../shared/data/table/item.ts';
import { keys, partitions } from '../../../shared/data/table/keys.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';
import { shanghai } from '../../support/time.ts';

let backends: Backends;
let branches = 0;
let branchId: string;
let lastId = 0;

beforeAll(async () => {
  backends = await startBackends('2026-11-24T02:00:00.000Z');
});
afterAll(() => backends.stop());
beforeEach(async () => {
  branches += 1;
  branchId = `tst.watch${branches}`;
  const branch = { id: branchId, code: `W${branches}`, name: '测试店', groupId: 'tst', brand: '大众' };
  await table().transact(enterBranch({ ...branch, regionId: 'east', timeZone: shanghai }));
});

const table = () => backends.runtime.table;
const watch = (complaints: readonly Complaint[]) => watchBranch(backends.runtime, branchId, complaints);

/** So many complaints, one every so many seconds from 10:00 on the 23rd. */
function complaints(count: number, everySeconds = 60): Complaint[] {
  return Array.from({ length: count }, (_, nth) => {
    const at = new Date(Date.UTC(2026, 10, 23, 10) + nth * everySeconds * 1000).toISOString();
    lastId += 1;
    const id = `cmp.${branchId}.${String(lastId).padStart(16, '0')}`;
    return received({ id, branchId, receivedAt: at.slice(0, 19).replace('T', ' ') }).complaint;
  });
}

async function kept() {
  return (await table().load([watchRef(branchId)])).get(watchRef(branchId));
}

async function counted(): Promise<number> {
  return Object.values((await kept())?.days ?? {}).reduce((sum, by) => sum + by, 0);
}

async function proposals(): Promise<number> {
  const partition = partitions.emergencyPlans(branchId);
  return (await table().query({ index: 'gsi1', partition, limit: 100 })).items.length;
}

test('EMERG-3 more complaints at once than a transaction takes are each counted once, whoever else counts them', async () => {
  const all = complaints(130);
  await Promise.all([watch(all), watch(all.slice(40).toReversed()), watch(all.slice(0, 20))]);
  await watch(all);
  expect(await counted()).toBe(130);
  expect((await kept())?.arrivals).toHaveLength(130);
  expect(await proposals()).toBe(1);
});

test('EMERG-3 a complaint is known again however much later it is told', async () => {
  const [first, ...others] = complaints(40, 6 * 3600);
  if (!first) throw new Error('no complaint');
  await watch([first]);
  for (const one of others) await watch([one]);
  const before = await kept();
  expect(before?.arrivals).not.toContain(first.receivedAt);
  await watch([first]);
  expect(await kept()).toEqual(before);
});

test('EMERG-3 what a branch is watched by stays within a few kilobytes, and a mark within a hundred bytes', async () => {
  const all = complaints(600, 280);
  await watch(all);
  const raw = z.record(z.string(), z.unknown());
  const [item, mark] = [keys.arrivals(branchId), keys.watched(all[0]?.id ?? '')].map((key) =>
    itemRef(key, raw, 'flat'),
  );
  if (!item || !mark) throw new Error('no references');
  const loaded = await table().load([item, mark]);
  const { times, ...rest } = z.parse(
    z.looseObject({ times: z.instanceof(Uint8Array) }),
    loaded.get(item)?.data,
  );
  expect(times.length + JSON.stringify(rest).length).toBeLessThan(2_500);
  expect(JSON.stringify(loaded.get(mark)).length).toBeLessThan(100);
});

test('EMERG-3 a branch that was watched before there were marks goes on: nothing is counted twice or forgotten', async () => {
  const before = complaints(120);
  const arrivals = before.map(({ id, receivedAt, registeredAt }) => ({ id, at: receivedAt, registeredAt }));
  const old = { version: 7, arrivals, days: { '2026-11-01': 9_000, '2026-11-23': 120 } };
  await table().transact([{ put: keys.arrivals(branchId), data: old, attributes: { version: 7 } }]);
  const more = complaints(100);
  await Promise.all([watch([...before.slice(100), ...more.slice(0, 60)]), watch(more.slice(30))]);
  await watch(before);
  expect(await counted()).toBe(9_000 + 220);
  const after = await kept();
  expect(after).toMatchObject({ version: expect.any(Number), unmarked: [] });
  expect(after?.arrivals).toHaveLength(220);
  expect(await proposals()).toBe(0);
});
