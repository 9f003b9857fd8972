import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readOrder } from '../../shared/data/arrival/sampling-order.ts';
import {
  isDrawn,
  placesFrom,
  samplingFrom,
  samplingKey,
  samplingKeyHash,
  samplingRefs,
  writeChoice,
} from '../../shared/data/arrival/sampling-store.ts';
import { itemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { choose, type Sampling, slackOf } from '../../shared/domain/visit/sampling.ts';
import { startFaultyDynamoDb } from '../e2e/support/faulty-dynamodb.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';

const [branchId] = branchIds;
const start = Date.UTC(2026, 10, 23, 2);
const key = samplingKey('the key of a group', branchId, '2026-11');
const idOf = (name: string) => `vis.${branchId}.${name.padStart(16, '0')}`;

interface Deciding {
  readonly visitsCalledPercent?: number;
  readonly drawn?: boolean;
  /** Waited for between what is read first and what is written on it. */
  readonly read?: () => Promise<void>;
}

/** Lets as many as are to come at once read before any of them writes. */
function gate(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  return async () => {
    waiting += 1;
    if (waiting >= count) open();
    await opened;
  };
}

/** Numbers that come one after the other, and far from each other in time. */
let seconds = 0;

class Month {
  readonly month: string;
  readonly backends: Backends;

  constructor(month: string, backends: Backends) {
    this.month = month;
    this.backends = backends;
  }

  async decide(name: string, { visitsCalledPercent = 30, drawn, read }: Deciding = {}): Promise<Sampling> {
    const { month } = this;
    const { table, now } = this.backends.runtime;
    const visitId = idOf(name);
    let waits = read;
    return await retryLostRaces(async () => {
      const loaded = await table.load(samplingRefs(branchId, month));
      const at = now();
      await waits?.();
      waits = undefined;
      const places = placesFrom(loaded, branchId, month, { visitsCalledPercent }, { visitId, at });
      const basis = { decidedAt: at };
      const dates = { receivedAt: at, timeZone: 'Asia/Shanghai', history: false };
      const choice = choose(
        { month, basis, ...dates, late: false },
        places,
        (percent) => drawn ?? isDrawn(key, visitId, percent),
        effectivePolicy(),
      );
      await table.transact(writeChoice(visitId, choice, places, { key, now: at }));
      return choice;
    });
  }

  /** Decides so many at once: all of them read before the first one writes. */
  async decideAtOnce(prefix: string, count: number, deciding: Deciding = {}): Promise<Sampling[]> {
    const read = gate(count);
    const names = Array.from({ length: count }, (_, n) => `${prefix}x${n}`);
    return await Promise.all(names.map((name) => this.decide(name, { ...deciding, read })));
  }

  /** Decides so many one after the other, each long after the one before. */
  async decideInTurn(prefix: string, count: number, deciding: Deciding = {}): Promise<Sampling[]> {
    const choices: Sampling[] = [];
    for (let n = 0; n < count; n++) {
      seconds += 10;
      this.backends.setNow(new Date(start + seconds * 1_000).toISOString());
      choices.push(await this.decide(`${prefix}x${n}`, deciding));
    }
    return choices;
  }

  async counts() {
    const loaded = await this.backends.runtime.table.load(samplingRefs(branchId, this.month));
    return {
      all: samplingFrom(loaded, branchId, this.month),
      places: samplingRefs(branchId, this.month).map((ref) => loaded.get(ref)),
    };
  }

  /** The slack at each place after every choice in their order. */
  async slacks(percent = 30): Promise<number[][]> {
    const { table } = this.backends.runtime;
    const { places } = await this.counts();
    return await Promise.all(
      places.map(async (item, place) => {
        let slack = 0;
        const counted = { place, count: item?.count ?? 0 };
        return (await readOrder(table, branchId, this.month, counted)).map((entry) => {
          slack += slackOf({ chosen: entry.endsWith('+') }, percent);
          return slack;
        });
      }),
    );
  }
}

describe.each([
  { name: 'on the embedded database', before: undefined },
  {
    name: 'on a database with conflicts and throttling',
    before: (engine: string) => startFaultyDynamoDb(engine, 5),
  },
])('choices at once, $name', ({ before }) => {
  let backends: Backends;

  beforeAll(async () => {
    backends = await startBackends(new Date(start).toISOString(), before);
  });
  afterAll(() => backends.stop());

  test.each([1, 2, 3])(
    'CALL-3 sixteen undrawn at once, where there is slack for one: no more are passed over than may be (%i)',
    async (round) => {
      const month = new Month(`2028-0${round}`, backends);
      const first = await month.decideInTurn(`${round}`, 2, { drawn: false });
      expect(first.map(({ chosen }) => chosen)).toEqual([true, false]);
      const choices = [
        ...first,
        ...(await month.decideAtOnce(`${round}a`, 16, { drawn: false })),
        ...(await month.decideAtOnce(`${round}b`, 16, { drawn: false })),
      ];
      const chosen = choices.filter((choice) => choice.chosen).length;
      const slacks = await month.slacks();
      expect(Math.min(...slacks.flat())).toBeGreaterThanOrEqual(0);
      expect(slacks.flat()).toHaveLength(34);
      const { all, places } = await month.counts();
      expect(all).toMatchObject({ count: 34, chosen, passed: 34 - chosen, drawn: 0 });
      expect(all?.slack).toBe(70 * chosen - 30 * (34 - chosen));
      expect(places.map((item) => item?.slack ?? 0)).toEqual(slacks.map((at) => at.at(-1) ?? 0));
      // What is promised, and one at each place that found no slack at the same moment.
      expect(chosen).toBeGreaterThanOrEqual(0.3 * 34);
      expect(chosen).toBeLessThanOrEqual(Math.ceil(0.3 * 34) + places.length);
    },
  );

  test('CALL-3 sixteen at once, again and again: the promised part holds after each, by their order', async () => {
    const month = new Month('2026-11', backends);
    const choices: Sampling[] = [];
    for (let round = 0; round < 8; round++) choices.push(...(await month.decideAtOnce(`r${round}`, 16)));
    const chosen = choices.filter((choice) => choice.chosen).length;
    expect(Math.min(...(await month.slacks()).flat())).toBeGreaterThanOrEqual(0);
    const { all } = await month.counts();
    expect(all).toMatchObject({
      percent: 30,
      keyHash: samplingKeyHash(key),
      count: 128,
      chosen,
      passed: 128 - chosen,
      drawn: choices.filter(({ drawn }) => drawn).length,
      slack: 70 * chosen - 30 * (128 - chosen),
    });
    // Not many more than the draw and the promise, either.
    expect(chosen / 128).toBeLessThan(0.45);
  });

  test('CALL-3 the order goes on from item to item, also where sixteen come to its end at once', async () => {
    const month = new Month('2028-04', backends);
    await month.decideInTurn('a', 95, { drawn: true });
    const { places } = await month.counts();
    expect(places.map((item) => item?.count)).toEqual([95, ...Array(7).fill(undefined)]);
    seconds += 10;
    backends.setNow(new Date(start + seconds * 1_000).toISOString());
    await month.decideAtOnce('b', 16, { drawn: true });
    const refs = [0, 1].map((chunk) =>
      itemRef(
        keys.samplingOrder(branchId, '2028-04', 0, chunk),
        z.looseObject({ order: z.array(z.string()) }),
        'flat',
      ),
    );
    const loaded = await backends.runtime.table.load(refs);
    const { all, places: after } = await month.counts();
    expect(all?.count).toBe(111);
    expect(refs.map((ref) => loaded.get(ref)?.order.length ?? 0)).toEqual([
      Math.min(100, after[0]?.count ?? 0),
      Math.max(0, (after[0]?.count ?? 0) - 100),
    ]);
    expect(after[0]?.count).toBeGreaterThanOrEqual(100);
    expect((await month.slacks()).flat()).toHaveLength(111);
  });
});

describe('where a choice may be counted', () => {
  const visits = Array.from({ length: 64 }, (_, n) => idOf(`${n}`));
  const policy = { visitsCalledPercent: 30 };
  const at = '2026-11-23T02:00:00.000Z';
  /** A month whose places were counted on last at these instants. */
  const read = (lastAt: readonly (string | undefined)[]): Loaded => ({
    get(ref) {
      const place = samplingRefs(branchId, '2026-11').findIndex(({ key }) => key.sk === ref.key.sk);
      const last = lastAt[place];
      const item = { percent: 30, keyHash: 'x', count: 10 + place, slack: place, lastAt: last };
      return last === undefined ? undefined : ref.schema.parse(item);
    },
  });
  const placesOf = (lastAt: readonly (string | undefined)[], visitId: string) =>
    placesFrom(read(lastAt), branchId, '2026-11', policy, { visitId, at }).map(({ place }) => place);

  test('CALL-3 a crowd tries every place once, each from one of its own on', () => {
    const crowd = ['2026-11-23T01:59:59.500Z', '2026-11-23T01:00:00.000Z'];
    const orders = visits.map((visitId) => placesOf(crowd, visitId));
    for (const order of orders) expect(order.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(orders.map(([first]) => first)).size).toBe(8);
    const standing = placesFrom(read(crowd), branchId, '2026-11', policy, { visitId: visits[0] ?? '', at });
    expect(standing.find(({ place }) => place === 1)).toEqual({ place: 1, percent: 30, slack: 1, count: 11 });
    expect(standing.find(({ place }) => place === 2)).toEqual({ place: 2, percent: 30, slack: 0, count: 0 });
  });

  test('CALL-3 without a crowd it is the first place, and the others after it; before the first choice it alone', () => {
    const quiet = ['2026-11-23T01:59:59.000Z'];
    for (const visitId of visits) expect(placesOf(quiet, visitId)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(placesOf([], visits[0] ?? '')).toEqual([0]);
  });
});

describe('choices one after the other', () => {
  let backends: Backends;

  beforeAll(async () => {
    backends = await startBackends(new Date(start).toISOString());
  });
  afterAll(() => backends.stop());

  test('CALL-3 the percentage of a month is that of its first choice', async () => {
    const month = new Month('2026-12', backends);
    await month.decide('first', { visitsCalledPercent: 50 });
    await month.decide('second', { visitsCalledPercent: 10 });
    const { all } = await month.counts();
    expect(all).toMatchObject({ percent: 50, count: 2 });
    expect(all?.slack).toBe(50 * (all?.chosen ?? 0) - 50 * (all?.passed ?? 0));
  });

  test('CALL-3 where a group promises no part, nobody has to be called', async () => {
    const month = new Month('2027-01', backends);
    const choices = await month.decideAtOnce('none', 5, { visitsCalledPercent: 0 });
    expect(choices.some(({ chosen }) => chosen)).toBe(false);
    expect((await month.counts()).all).toMatchObject({ chosen: 0, passed: 5, slack: 0 });
  });

  test('CALL-3 a month without crowds is counted on one item, a crowd on several, without more calls for it', async () => {
    const [quiet, crowd] = [new Month('2027-02', backends), new Month('2027-03', backends)];
    const inTurn = await quiet.decideInTurn('q', 60);
    const used = async (month: Month) => (await month.counts()).places.filter(Boolean).length;
    expect(await used(quiet)).toBe(1);
    const atOnce: Sampling[] = [];
    for (let n = 0; n < 60; n++) atOnce.push(await crowd.decide(`qx${n}`));
    expect(await used(crowd)).toBeGreaterThan(4);
    const chosenOf = (choices: Sampling[]) => choices.filter(({ chosen }) => chosen).length;
    // What is left over at each place is less than one visit's worth.
    expect(chosenOf(atOnce)).toBeLessThanOrEqual(chosenOf(inTurn) + 3);
    expect(Math.min(...(await crowd.slacks()).flat())).toBeGreaterThanOrEqual(0);
  });
});
