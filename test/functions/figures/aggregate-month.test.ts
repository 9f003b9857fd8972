import type { DynamoDBRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aggregateMonth } from '../../../functions/figures/aggregate-month.ts';
import { countedFigures } from '../../../infra/local/counted-figures.ts';
import { accountRef, monthFiguresRef, personFiguresRef } from '../../../shared/data/figures/figures-store.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import type { Write } from '../../../shared/data/table/transaction.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { difference } from '../../../shared/domain/figures/counters.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { handled } from '../../support/callback.ts';
import { received } from '../../support/complaint.ts';
import { headRecord } from '../../support/stream.ts';

let backends: Backends;
let nextId = 0;

beforeAll(async () => {
  backends = await startBackends('2026-11-21T02:00:00.000Z');
});

afterAll(() => backends.stop());

const branchOf = (at: number) => branchIds[at % branchIds.length] ?? branchIds[0];

/** The heads of one complaint, version by version, as it is handled in one of several ways. */
function history(at: number, way: number): Complaint[] {
  nextId += 1;
  const id = `cmp.${branchOf(at)}.${String(nextId).padStart(16, '0')}`;
  const heads: Complaint[] = [];
  const complaint = received({ id, branchId: branchOf(at), receivedAt: '2026-11-27 10:00' });
  const keep = () => heads.push(structuredClone(complaint.complaint));
  keep();
  if (way === 0) {
    complaint.do('record-contact', '2026-11-27 11:00');
    keep();
    complaint.do('resolve-complaint', '2026-11-28 11:00');
    keep();
    complaint.do('verify-complaint', '2026-11-28 12:00');
    keep();
  } else if (way === 1) {
    complaint.settle('2026-12-03 10:00');
    keep();
    complaint.do('record-contact', '2026-12-03 11:00');
    keep();
    complaint.do('resolve-complaint', '2026-12-03 11:30');
    keep();
    complaint.do('verify-complaint', '2026-12-03 12:00', { outcome: 'unsatisfied' });
    keep();
  } else if (way === 2) {
    complaint.do('withdraw-complaint', '2026-12-01 09:00');
    keep();
  }
  return heads;
}

async function storedFigures(months: readonly string[]): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const branchId of branchIds) {
    const refs = months.flatMap((month) => [
      monthFiguresRef(branchId, month),
      personFiguresRef(branchId, month),
    ]);
    const loaded = await backends.runtime.table.load([...refs, accountRef(branchId)]);
    for (const ref of refs) {
      const { month = '', counters = {} } = loaded.get(ref) ?? {};
      for (const [name, value] of Object.entries(counters)) add(sums, branchId, month, name, value);
    }
    for (const [month, value] of Object.entries(loaded.get(accountRef(branchId))?.balance ?? {})) {
      add(sums, branchId, month, 'opened less ended', value);
    }
  }
  return sums;
}

function countedOf(complaints: readonly Complaint[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const complaint of complaints) {
    for (const [month, figure, by] of countedFigures(complaint)) {
      add(sums, complaint.branchId, month, figure, by);
    }
  }
  return sums;
}

function add(
  sums: Record<string, number>,
  branchId: string,
  month: string,
  figure: string,
  by: number,
): void {
  const key = `${branchId} ${month} ${figure}`;
  const sum = (sums[key] ?? 0) + by;
  if (sum === 0) delete sums[key];
  else sums[key] = sum;
}

const months = ['2026-10', '2026-11', '2026-12'];

/** A table whose every nth transaction fails, before or after it was carried out. */
function failingTable(table: Table, every: number, after: boolean): Table {
  let transactions = 0;
  return {
    ...table,
    async transact(writes: readonly Write[]) {
      transactions += 1;
      const fails = transactions % every === 0;
      if (fails && !after) throw new Error('the function ended before it wrote');
      await table.transact(writes);
      if (fails) throw new Error('the function ended after it wrote');
    },
  };
}

const all: Complaint[] = [];

test('STAT-3 the figures equal a plain count, whatever comes twice, re-ordered, in parts or fails', async () => {
  const delivery = fc.record({
    ways: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
    order: fc.infiniteStream(fc.nat()),
    repeat: fc.array(fc.nat(), { maxLength: 6 }),
    batch: fc.integer({ min: 1, max: 7 }),
    failEvery: fc.integer({ min: 2, max: 5 }),
    failAfter: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(delivery, async ({ ways, order, repeat, batch, failEvery, failAfter }) => {
      const histories = ways.map((way, at) => history(at, way));
      const records = interleaved(histories, order).map(headRecord);
      const twice = repeat.flatMap((at) => records[at % records.length] ?? []);
      const table = failingTable(backends.runtime.table, failEvery, failAfter);
      const handle = aggregateMonth({ table, log: () => undefined });
      for (let pending = [...records, ...twice]; pending.length > 0; ) {
        const Records = pending.slice(0, batch);
        const { batchItemFailures } = await handle({ Records });
        pending = afterCheckpoint(
          pending,
          Records,
          batchItemFailures.map((failure) => failure.itemIdentifier),
        );
      }
      all.push(...histories.flatMap((heads) => heads.at(-1) ?? []));
      expect(await storedFigures(months)).toEqual(countedOf(all));
    }),
    { seed: 20261121, numRuns: 40 },
  );
}, 60_000);

/** As the event source mapping goes on: from the first record that failed, with everything behind it again. */
function afterCheckpoint(
  pending: readonly DynamoDBRecord[],
  batch: readonly DynamoDBRecord[],
  failed: readonly string[],
): DynamoDBRecord[] {
  const first = batch.findIndex((record) => failed.includes(record.dynamodb?.SequenceNumber ?? ''));
  return pending.slice(first < 0 ? batch.length : first);
}

/** The records of all complaints in any order, also each complaint's own. */
function interleaved(histories: readonly Complaint[][], order: Iterator<number>): Complaint[] {
  const left = histories.flat();
  const taken: Complaint[] = [];
  while (left.length > 0) taken.push(...left.splice((order.next().value ?? 0) % left.length, 1));
  return taken;
}

test('a batch of one branch is one transaction, and what is counted already is none', async () => {
  let transactions = 0;
  const { table } = backends.runtime;
  const counting: Table = {
    ...table,
    transact: async (writes) => {
      transactions += 1;
      await table.transact(writes);
    },
  };
  const handle = aggregateMonth({ table: counting, log: () => undefined });
  const Records = Array.from({ length: 25 }, () => history(0, 0).map(headRecord)).flat();
  expect(Records).toHaveLength(100);
  expect(await handle({ Records })).toEqual({ batchItemFailures: [] });
  expect(transactions).toBe(1);
  await handle({ Records });
  expect(transactions).toBe(1);
});

test('STAT-3 a batch that takes several transactions is counted in full, each page going on where the last one ended', async () => {
  const before = await storedFigures(months);
  const heads = Array.from({ length: 150 }, () => history(0, 0)[0] as Complaint);
  const sizes: number[] = [];
  const { table } = backends.runtime;
  const counting: Table = {
    ...table,
    async transact(writes) {
      sizes.push(writes.length);
      await table.transact(writes);
    },
  };
  const handle = aggregateMonth({ table: counting, log: () => undefined });
  expect(await handle({ Records: heads.map(headRecord) })).toEqual({ batchItemFailures: [] });
  // The account, the page of the month, and as many heads as there is room for.
  expect(sizes).toEqual([100, 54]);
  expect(difference(before, await storedFigures(months))).toEqual(countedOf(heads));
});

test('a record that cannot be read fails alone', async () => {
  const good = headRecord(history(0, 0)[0] as Complaint);
  const bad = headRecord({ ...history(0, 0)[0], status: 'gone' } as unknown as Complaint);
  const { batchItemFailures } = await aggregateMonth(backends.runtime)({ Records: [bad, good] });
  expect(batchItemFailures).toEqual([{ itemIdentifier: bad.dynamodb?.SequenceNumber }]);
});

test('STAT-3 what figures do not count is taken for nothing', async () => {
  const before = await storedFigures(months);
  const head = { ...handled().callback, id: `cam.${branchIds[0]}.0000000000000000` };
  const handle = aggregateMonth(backends.runtime);
  expect(await handle({ Records: [headRecord(head)] })).toEqual({ batchItemFailures: [] });
  expect(await storedFigures(months)).toEqual(before);
});

test('STAT-3 a callback is counted as a call and as no complaint', async () => {
  const before = await storedFigures(months);
  const id = `cbk.${branchIds[0]}.0000000000000000`;
  const head = { ...handled().settle('2026-12-01 00:00').callback, id, branchId: branchIds[0] };
  const handle = aggregateMonth(backends.runtime);
  expect(await handle({ Records: [headRecord(head)] })).toEqual({ batchItemFailures: [] });
  const after = await storedFigures(months);
  expect(difference(before, after)).toEqual({
    [`${branchIds[0]} 2026-11 call.complaint.planned`]: 1,
    [`${branchIds[0]} 2026-11 deadline.callback.overdue`]: 1,
  });
});
