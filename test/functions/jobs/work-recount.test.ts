import { afterAll, beforeAll, expect, test } from 'vitest';
import { aggregateMonth } from '../../../functions/figures/aggregate-month.ts';
import { recount as recountLambda } from '../../../functions/figures/recount.ts';
import { recount } from '../../../infra/local/recount.ts';
import { accountRef, countedRef, monthFiguresRef } from '../../../shared/data/figures/figures-store.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import type { CountedHead } from '../../../shared/domain/figures/counted.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';
import { writeCountedHead } from '../../support/counted-history.ts';
import { Crash } from '../../support/failing-table.ts';
import { startRecount } from '../../support/recounting.ts';
import { headRecord } from '../../support/stream.ts';

const [branchId, otherBranchId] = branchIds;
let backends: Backends;
let lastId = 0;

beforeAll(async () => {
  backends = await startBackends('2026-11-25T02:00:00.000Z');
});

afterAll(() => backends.stop());

function complaint(of: string = branchId) {
  lastId += 1;
  return received({ id: `cmp.${of}.${String(lastId).padStart(16, '0')}`, branchId: of });
}

async function write(...heads: readonly CountedHead[]): Promise<void> {
  for (const head of heads) await backends.runtime.table.transact([writeCountedHead(head)]);
}

async function deliver(...heads: readonly CountedHead[]): Promise<void> {
  const { batchItemFailures } = await aggregateMonth(backends.runtime)({ Records: heads.map(headRecord) });
  expect(batchItemFailures).toEqual([]);
}

async function stored(of: string = branchId) {
  const loaded = await backends.runtime.table.load([monthFiguresRef(of, '2026-11'), accountRef(of)]);
  return {
    counters: loaded.get(monthFiguresRef(of, '2026-11'))?.counters,
    account: loaded.get(accountRef(of)),
  };
}

const exact = async () => await recount(backends.runtime.environment.TABLE_NAME);

test('STAT-3 exact figures are found to be exact, and stay as they are', async () => {
  const heads = [complaint(), complaint(), complaint()].map(({ complaint }) => complaint);
  await write(...heads);
  await deliver(...heads);
  const before = await stored();
  const job = await startRecount(backends, branchId, true);
  await job.toItsEnd();
  expect(await job.found()).toEqual({ differences: [], counts: { heads: 3, differences: 0, repaired: 0 } });
  const { counters, account } = await stored();
  expect(counters).toEqual(before.counters);
  expect(account).toMatchObject({ adopted: [], balance: before.account?.balance });
  expect(account?.shadow).toBeUndefined();
});

test('STAT-3 what no record told of is found, told and left alone, unless it is to be put right', async () => {
  const lost = complaint().complaint;
  await write(lost);
  const before = await stored();
  const told = await startRecount(backends, branchId, false);
  await told.toItsEnd();
  const { differences, counts } = await told.found();
  expect(counts).toMatchObject({ differences: differences.length, repaired: 0 });
  const standing = before.counters?.received ?? 0;
  expect(differences).toContainEqual({
    month: '2026-11',
    figure: 'received',
    stored: standing,
    counted: standing + 1,
  });
  expect(differences).toContainEqual(
    expect.objectContaining({ month: '2026-11', figure: 'opened less ended' }),
  );
  expect((await stored()).counters).toEqual(before.counters);

  const repaired = await startRecount(backends, branchId, true);
  await repaired.toItsEnd();
  expect((await repaired.found()).counts.repaired).toBe(differences.length);
  expect(await exact()).toEqual({ differences: [] });
  // What was lost comes after all.
  await deliver(lost);
  expect(await exact()).toEqual({ differences: [] });
});

test('STAT-3 the stream that lags behind is no difference', async () => {
  const [known, fresh] = [complaint(), complaint()];
  await write(known.complaint);
  await deliver(known.complaint);
  const job = await startRecount(backends, branchId, false);
  await job.fire();
  known.contact('2026-11-23 11:00');
  await write(known.complaint, fresh.complaint);
  // It has gone through both by then.
  await job.fire();
  await deliver(known.complaint, fresh.complaint);
  await job.toItsEnd();
  expect((await job.found()).differences).toEqual([]);
  expect(await exact()).toEqual({ differences: [] });
});

/** The branch as an earlier version counted it, which knew of no channels: its shape was one less. */
async function countedByAnEarlierVersion(of: string, heads: readonly CountedHead[]): Promise<void> {
  const { table } = backends.runtime;
  const older = (counters: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(counters).filter(([name]) => !name.startsWith('channel.')));
  const ref = monthFiguresRef(of, '2026-11');
  const loaded = await table.load([ref, ...heads.map(({ id }) => countedRef(id))]);
  for (const { id } of heads) {
    const live = loaded.get(countedRef(id))?.live;
    if (!live) throw new Error('it was counted');
    const months = Object.fromEntries(Object.entries(live.months).map(([month, by]) => [month, older(by)]));
    const data = { live: { ...live, months, shape: live.shape - 1 } };
    await table.transact([{ put: countedRef(id).key, data }]);
  }
  const page = loaded.get(ref);
  await table.transact([{ put: ref.key, row: { ...page, counters: older(page?.counters ?? {}) } }]);
}

test('STAT-3 a counter added later is filled in by a recount while writes go on', async () => {
  const [before, after, never] = [
    complaint(otherBranchId),
    complaint(otherBranchId),
    complaint(otherBranchId),
  ];
  const heads = [before, after, never].map(({ complaint }) => complaint);
  await write(...heads);
  await deliver(...heads);
  await countedByAnEarlierVersion(otherBranchId, heads);
  const changed = async ({ complaint: head }: ReturnType<typeof complaint>) => {
    await write(head);
    await deliver(head);
  };

  const job = await startRecount(backends, otherBranchId, true);
  await job.fire();
  // One changes before it is gone through, one after, and one not at all.
  await changed(before.contact('2026-11-23 11:00'));
  await job.fire();
  await changed(after.withdraw('2026-11-23 12:00'));
  await job.toItsEnd();
  expect((await job.found()).differences).toEqual([
    { month: '2026-11', figure: 'channel.hotline', stored: 2, counted: 3 },
  ]);
  expect((await stored(otherBranchId)).counters?.['channel.hotline']).toBe(3);
  expect(await exact()).toEqual({ differences: [] });
  await changed(never.withdraw('2026-11-23 12:00'));
  expect(await exact()).toEqual({ differences: [] });
});

/** The function that recounts ends right after it has put a month of the shadow in its place. */
function endsOnceAdopted(table: Table): Table {
  return {
    ...table,
    async transact(writes) {
      await table.transact(writes);
      if (writes.some((write) => 'put' in write && write.put.sk.startsWith('month#')))
        throw new Crash('adopted');
    },
  };
}

test('STAT-3 between a month’s repair and its end what is counted of a head goes on by what is right', async () => {
  const wrong = complaint();
  await write(wrong.complaint);
  await deliver(wrong.complaint);
  const { table } = backends.runtime;
  const ref = countedRef(wrong.complaint.id);
  const live = (await table.load([ref])).get(ref)?.live;
  if (!live) throw new Error('it was counted');
  // It was counted as four, and so are the figures.
  const month = monthFiguresRef(branchId, '2026-11');
  const page = (await table.load([month])).get(month);
  const received = (page?.counters.received ?? 0) + 3;
  await table.transact([
    { put: month.key, row: { ...page, counters: { ...page?.counters, received } } },
    {
      put: ref.key,
      data: { live: { ...live, months: { '2026-11': { ...live.months['2026-11'], received: 4 } } } },
    },
  ]);

  const job = await startRecount(backends, branchId, true);
  await job.fire();
  await job.fire();
  await expect(job.fire(endsOnceAdopted(table))).rejects.toThrow(Crash);
  expect((await stored()).account?.shadow).toBeDefined();
  wrong.contact('2026-11-23 11:00');
  await write(wrong.complaint);
  await deliver(wrong.complaint);
  await job.toItsEnd();
  expect((await job.found()).differences).toEqual([
    { month: '2026-11', figure: 'received', stored: received, counted: received - 3 },
  ]);
  expect(await exact()).toEqual({ differences: [] });
});

test('STAT-3 of two recounts of a branch the second waits for the first', async () => {
  const first = await startRecount(backends, branchId, false);
  const second = await startRecount(backends, branchId, false);
  await first.fire();
  expect(await second.fire()).toBe(false);
  expect((await stored()).account?.shadow?.heads).toBe(0);
  await first.toItsEnd();
  await second.toItsEnd();
  expect((await second.found()).differences).toEqual([]);
});

test('STAT-3 whoever runs the platform starts one by its Lambda, and asks what it has found', async () => {
  const lambda = recountLambda(backends.runtime);
  const { id } = (await lambda({ branchId })) as { id: string };
  expect(await lambda({ id })).toMatchObject({ id, status: 'waiting', differences: [] });
  await expect(lambda({ branchId: 'tst.br9' })).rejects.toThrow('no such branch');
  await expect(lambda({ branchId: 'nonsense' })).rejects.toThrow('is no id of a branch');
});
