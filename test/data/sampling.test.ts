import { afterAll, beforeAll, expect, test } from 'vitest';
import { retryLostRaces } from '../../shared/data/retries.ts';
import {
  isDrawn,
  samplingFrom,
  samplingKey,
  samplingKeyHash,
  samplingRefs,
  standingFrom,
  writeChoice,
} from '../../shared/data/sampling-store.ts';
import { choose, type Sampling } from '../../shared/domain/visit/sampling.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
});
afterAll(() => backends.stop());

const [branchId] = branchIds;
const key = samplingKey('the key of a group', branchId, '2026-11');

async function decide(
  month: string,
  visitId: string,
  { visitsCalledPercent = 30, lostBefore = 0 } = {},
): Promise<Sampling> {
  const { table } = backends.runtime;
  return await retryLostRaces(async (lost) => {
    const loaded = await table.load(samplingRefs(branchId, month));
    const standing = standingFrom(
      loaded,
      branchId,
      month,
      { visitsCalledPercent },
      {
        visitId,
        lost: lost + lostBefore,
      },
    );
    const visit = {
      month,
      customerClass: undefined,
      focus: false,
      wantsCalls: true,
      history: false,
      late: false,
    };
    const choice = choose(visit, standing, (percent) => isDrawn(key, visitId, percent));
    await table.transact(writeChoice(branchId, choice, standing, key));
    return choice;
  });
}

async function itemOf(month: string) {
  const loaded = await backends.runtime.table.load(samplingRefs(branchId, month));
  return samplingFrom(loaded, branchId, month);
}

test('CALL-3 sixteen at once: every one is decided, and the promised part holds after each', async () => {
  const slacks: number[] = [];
  const choices: Sampling[] = [];
  for (let round = 0; round < 8; round++) {
    const ids = Array.from({ length: 16 }, (_, n) => `vis.${branchId}.${round}-${n}`);
    choices.push(...(await Promise.all(ids.map((id) => decide('2026-11', id)))));
    slacks.push((await itemOf('2026-11'))?.slack ?? -1);
  }
  expect(Math.min(...slacks)).toBeGreaterThanOrEqual(0);
  const chosen = choices.filter((choice) => choice.chosen).length;
  const item = await itemOf('2026-11');
  expect(item).toMatchObject({
    percent: 30,
    keyHash: samplingKeyHash(key),
    chosen,
    passed: 128 - chosen,
    drawn: choices.filter(({ drawn }) => drawn).length,
    slack: 70 * chosen - 30 * (128 - chosen),
  });
  // Not many more than the draw and the promise, either.
  expect(chosen / 128).toBeLessThan(0.45);
});

test('CALL-3 the percentage of a month is that of its first choice', async () => {
  await decide('2026-12', `vis.${branchId}.first`, { visitsCalledPercent: 50 });
  await decide('2026-12', `vis.${branchId}.second`, { visitsCalledPercent: 10 });
  const item = await itemOf('2026-12');
  expect(item).toMatchObject({ percent: 50 });
  expect(item?.slack).toBe(50 * (item?.chosen ?? 0) - 50 * (item?.passed ?? 0));
});

test('CALL-3 where a group promises no part, nobody has to be called', async () => {
  const ids = Array.from({ length: 5 }, (_, n) => `vis.${branchId}.none-${n}`);
  const choices = await Promise.all(ids.map((id) => decide('2027-01', id, { visitsCalledPercent: 0 })));
  expect(choices.some(({ chosen }) => chosen)).toBe(false);
  expect(await itemOf('2027-01')).toMatchObject({ chosen: 0, passed: 5, slack: 0 });
});

test('CALL-3 in a crowd a month is counted on several items, and the promised part holds on each', async () => {
  const choices: Sampling[] = [];
  for (let lostBefore = 0; lostBefore < 160; lostBefore++) {
    choices.push(await decide('2027-02', `vis.${branchId}.crowd-${lostBefore}`, { lostBefore }));
  }
  const loaded = await backends.runtime.table.load(samplingRefs(branchId, '2027-02'));
  const slacks = samplingRefs(branchId, '2027-02').map((ref) => loaded.get(ref)?.slack ?? -1);
  expect(slacks.length).toBeGreaterThan(4);
  expect(Math.min(...slacks)).toBeGreaterThanOrEqual(0);
  const chosen = choices.filter((choice) => choice.chosen).length;
  expect(await itemOf('2027-02')).toMatchObject({ chosen, passed: 160 - chosen });
  expect(chosen / 160).toBeGreaterThanOrEqual(0.3);
  expect(chosen / 160).toBeLessThan(0.5);
});
