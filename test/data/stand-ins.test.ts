import { describe, expect, it } from 'vitest';
import { personasOf } from '../../shared/data/directory/caller.ts';
import {
  endStandInsOf,
  moveStandInsOf,
  type StoredStandIn,
  writeStandIn,
} from '../../shared/data/directory/stand-in-store.ts';
import { unchangedSince } from '../../shared/data/table/transaction.ts';
import { instant } from '../support/time.ts';

const by = { role: 'general_manager', person: 'per.gm', name: '吴德昌' } as const;
const now = instant('2026-11-23 10:00');
const [east, west] = ['grp1.east', 'grp1.west'] as const;

/** `standsIn` does the work of `person` for the month to come; both are one letter. */
function named(person: string, standsIn: string, branchId: string = east, told: Partial<StoredStandIn> = {}) {
  return {
    id: `std.${branchId}.${person}${standsIn}`,
    branchId,
    person: { id: `per.${person}`, name: person, role: 'service_director' },
    standIn: { id: `per.${standsIn}`, name: standsIn, role: 'care_director' },
    from: instant('2026-11-01 00:00'),
    until: instant('2026-12-01 00:00'),
    namedAt: instant('2026-10-30 10:00'),
    namedBy: by,
    callerPartition: `caller#${standsIn}`,
    ...told,
  } satisfies StoredStandIn;
}

const over = { until: now };
const ended = { endedAt: now, endedBy: by };

/** What stands at a branch, on what was read before. */
const standing = (branchId: string, version: number, standIns: readonly StoredStandIn[]) => ({
  put: { pk: `branch#${branchId}`, sk: 'stand-ins' },
  data: { version: version + 1, standIns },
  attributes: { version: version + 1 },
  when: unchangedSince(version === 0 ? undefined : version),
});

const persona = (caller: string, ...lists: readonly [branchId: string, standIns: StoredStandIn[]][]) => ({
  update: { pk: `caller#${caller}`, sk: 'stand-ins' },
  expression: `SET ${lists.map((_, at) => `#b${at} = :s${at}`).join(', ')}`,
  names: Object.fromEntries(lists.map(([branchId], at) => [`#b${at}`, branchId])),
  values: Object.fromEntries(lists.map(([, standIns], at) => [`:s${at}`, standIns])),
});

const own = (standIn: StoredStandIn, version: number) => ({
  put: { pk: standIn.id, sk: 'stand-in' },
  row: standIn,
  attributes: {
    version,
    gsi1pk: `stand-ins#${standIn.branchId}`,
    gsi1sk: `${standIn.endedAt ?? standIn.until}#${standIn.id}`,
  },
  when: unchangedSince(version === 1 ? undefined : 1),
});

describe('ROUTE-3 a stand-in that is named or ends', () => {
  it('is kept, beside those that still stand, and told to the one who stands in', () => {
    const [ab, cb, cd, eb] = [named('a', 'b'), named('c', 'b'), named('c', 'd'), named('e', 'b', east, over)];
    const before = { version: 3, standIns: [cb, cd, eb] };
    expect(writeStandIn(ab, before, now)).toEqual([
      own(ab, 1),
      standing(east, 3, [cb, cd, ab]),
      persona('b', [east, [cb, ab]]),
    ]);
    expect(writeStandIn(ab, undefined, now)).toEqual([
      own(ab, 1),
      standing(east, 0, [ab]),
      persona('b', [east, [ab]]),
    ]);
  });

  it('is kept for good once it has ended, and stands no more', () => {
    const [ab, cb] = [named('a', 'b'), named('c', 'b')];
    const after = { ...ab, ...ended };
    expect(writeStandIn(after, { version: 1, standIns: [ab, cb] }, now)).toEqual([
      own(after, 2),
      standing(east, 1, [cb]),
      persona('b', [east, [cb]]),
    ]);
  });
});

describe('ROUTE-3 with somebody who leaves', () => {
  it('end those for them and those by them, and no other; every branch is written anew', () => {
    const [ab, ca, cb] = [named('a', 'b'), named('c', 'a'), named('c', 'b')];
    const [adWest, abWest] = [named('a', 'd', west), named('a', 'b', west)];
    const read = new Map([
      [east, { version: 1, standIns: [ab, ca, cb, named('a', 'e', east, over)] }],
      [west, { version: 4, standIns: [adWest, abWest] }],
      ['grp1.none', undefined],
    ]);
    const gone = [ab, ca, adWest, abWest].map((one) => ({ ...one, ...ended }));
    expect(endStandInsOf('per.a', read, { at: now, by })).toEqual([
      ...gone.map((one) => own(one, 2)),
      standing(east, 1, [cb]),
      standing(west, 4, []),
      standing('grp1.none', 0, []),
      persona('b', [east, [cb]], [west, []]),
      persona('a', [east, []]),
      persona('d', [west, []]),
    ]);
  });
});

describe('ROUTE-3 with somebody who signs in otherwise', () => {
  it('those by them go on under what they sign in with, and end under what they did', () => {
    const [ab, cb, ba] = [named('a', 'b'), named('c', 'b'), named('b', 'a')];
    const read = new Map([
      [east, { version: 1, standIns: [ab, cb, ba] }],
      [west, { version: 2, standIns: [named('c', 'd', west)] }],
      ['grp1.none', undefined],
    ]);
    const moved = [ab, cb].map((one) => ({ ...one, callerPartition: 'caller#new' }));
    expect(moveStandInsOf('per.b', read, 'caller#new')).toEqual([
      standing(east, 1, [...moved, ba]),
      standing(west, 2, [named('c', 'd', west)]),
      standing('grp1.none', 0, []),
      persona('b', [east, []]),
      persona('new', [east, moved]),
    ]);
  });
});

describe('ROUTE-3 whom somebody stands in for', () => {
  it('are the people of those in force, each at that one branch of their group', () => {
    const running = named('a', 'b');
    const others = [
      named('c', 'b', west, over),
      named('c', 'b', west, { from: instant('2026-11-24 00:00') }),
    ];
    expect(personasOf([running, ...others, named('e', 'b', 'grp2.br1')], now)).toEqual([
      { ...running.person, groupId: 'grp1', branchIds: [east], standInUntil: running.until },
      {
        id: 'per.e',
        name: 'e',
        role: 'service_director',
        groupId: 'grp2',
        branchIds: ['grp2.br1'],
        standInUntil: running.until,
      },
    ]);
    expect(personasOf(undefined, now)).toEqual([]);
  });
});
