import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../../infra/local/recount.ts';
import { enterBranch } from '../../../shared/data/directory/directory.ts';
import { accountRef, countedRef, pageRef } from '../../../shared/data/figures/figures-store.ts';
import type { CountedHead } from '../../../shared/domain/figures/counted.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { countedBranchIds, historyOf, writeCountedHead } from '../../support/counted-history.ts';
import { Crash, failingTable } from '../../support/failing-table.ts';
import { startRecount } from '../../support/recounting.ts';
import { headRecord } from '../../support/stream.ts';
import { StreamDeliveries } from '../../support/stream-deliveries.ts';
import { newYork } from '../../support/time.ts';

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2028-03-31T02:00:00.000Z');
  const common = { groupId: 'tst', regionId: 'west', brand: '斯柯达', timeZone: newYork };
  await backends.runtime.table.transact(
    enterBranch({ id: 'tst.br3', code: 'T3', name: '测试店', ...common }),
  );
});

afterAll(() => backends.stop());

/** What happens next: heads are written, a batch is delivered, again in part or wholly, or the recount goes on. */
const step = fc.record({
  what: fc.constantFrom('write', 'write', 'deliver', 'deliver', 'replay', 'recount'),
  nth: fc.nat(),
  size: fc.integer({ min: 1, max: 12 }),
  failEvery: fc.integer({ min: 2, max: 9 }),
  failAfter: fc.boolean(),
});

const model = fc.record({
  told: fc.array(
    fc.record({
      branch: fc.nat({ max: 2 }),
      evening: fc.nat({ max: 4 }),
      way: fc.nat({ max: 6 }),
      minute: fc.nat({ max: 240 }),
    }),
    { minLength: 3, maxLength: 9 },
  ),
  steps: fc.array(step, { minLength: 12, maxLength: 30 }),
  recounted: fc.nat({ max: 2 }),
  damaged: fc.boolean(),
});

/** What no aggregator would do: a month and what was counted of a head are not what they were. */
async function damage(branchId: string, head: CountedHead | undefined): Promise<void> {
  const { table } = backends.runtime;
  const month = pageRef(branchId, 'month', '2026-11');
  const counted = countedRef(head?.id ?? '');
  const loaded = await table.load([month, accountRef(branchId), ...(head ? [counted] : [])]);
  const page = loaded.get(month);
  const { live } = (head && loaded.get(counted)) ?? {};
  await table.transact([
    {
      put: month.key,
      row: { ...(page ?? { branchId, month: '2026-11' }), counters: { ...page?.counters, received: 99 } },
    },
    ...(live
      ? [{ put: counted.key, data: { live: { ...live, months: { '2026-11': { merged: 7 } } } } }]
      : []),
  ]);
}

test('STAT-3 every figure equals a plain recount, whatever comes twice, re-ordered, fails, crashes or is repaired meanwhile', async () => {
  const { table, environment } = backends.runtime;
  await fc.assert(
    fc.asyncProperty(model, async ({ told, steps, recounted, damaged }) => {
      const histories = told.map(historyOf);
      const left = histories.map((heads) => [...heads]);
      const stream = new StreamDeliveries();
      const branchId = countedBranchIds[recounted] ?? '';
      const write = async (nth: number) => {
        const waiting = left.filter((heads) => heads.length > 0);
        const head = waiting[nth % Math.max(1, waiting.length)]?.shift();
        if (!head) return;
        await table.transact([writeCountedHead(head)]);
        stream.written(headRecord(head));
      };
      for (let at = 0; at < told.length; at++) await write(at);
      await stream.deliver(table, { nth: 0, size: 90 });
      const own = histories.find(([head]) => head?.branchId === branchId)?.[0];
      if (damaged) await damage(branchId, own);
      const job = await startRecount(backends, branchId, true);

      for (const { what, nth, size, failEvery, failAfter } of steps) {
        const failing = failingTable(table, failEvery, failAfter);
        if (what === 'write') await write(nth);
        else if (what === 'deliver') await stream.deliver(failing, { nth, size });
        else if (what === 'replay') await stream.replay(failing, { nth, size });
        else await job.fire(failing).catch(onlyCrash);
      }
      while (left.some((heads) => heads.length > 0)) await write(0);
      await stream.deliverAll(table);
      await job.toItsEnd();
      // One that came no further was given up, and leaves what it was to repair to the next.
      if (damaged) await (await startRecount(backends, branchId, true)).toItsEnd();
      expect(await recount(environment.TABLE_NAME)).toEqual({ differences: [] });
    }),
    { seed: 20261126, numRuns: 12 },
  );
}, 120_000);

function onlyCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}
