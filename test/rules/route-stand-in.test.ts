import { describe, expect, it, test } from 'vitest';
import { nameStandIn } from '../../shared/domain/name-stand-in.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { endStandIn, isInForce, type StandIn } from '../../shared/domain/stand-in.ts';
import { instant } from '../support/time.ts';

describe('ROUTE-3', () => {
  const at = instant('2026-11-23 10:00');
  const manager = { role: 'general_manager', person: 'per.gm', name: '吴德昌' } as const;
  const people = {
    person: { id: 'per.1', name: '赵永强', role: 'service_director' },
    standIn: { id: 'per.2', name: '周慧敏', role: 'care_director' },
  } as const;
  const week = { from: instant('2026-11-24 00:00'), until: instant('2026-12-01 00:00') };

  function named(
    told: Partial<Parameters<typeof nameStandIn>[0]> = {},
    standing: readonly StandIn[] = [],
    by: PersonActor = manager,
  ): StandIn {
    const id = `std.${standing.length}`;
    return nameStandIn({ id, branchId: 'grp1.br1', ...people, ...week, ...told }, standing, { at, by });
  }

  it('ROUTE-3 a stand-in is named for a person and a period, and who named them is kept', () => {
    expect(named()).toEqual({
      id: 'std.0',
      branchId: 'grp1.br1',
      ...people,
      ...week,
      namedAt: at,
      namedBy: manager,
    });
  });

  it('ROUTE-3 they stand in from the first instant of the period until just before its end', () => {
    const inForce = (now: string) => isInForce(named(), instant(now));
    expect(inForce('2026-11-23 23:59:59.999')).toBe(false);
    expect(inForce('2026-11-24 00:00')).toBe(true);
    expect(inForce('2026-11-30 23:59:59.999')).toBe(true);
    expect(inForce('2026-12-01 00:00')).toBe(false);
  });

  it('ROUTE-3 it can be ended before its time, once, and who ended it is kept', () => {
    const endedAt = instant('2026-11-26 08:00');
    const ended = endStandIn(named(), { at: endedAt, by: manager });
    expect(ended).toEqual({ ...named(), endedAt, endedBy: manager });
    expect(isInForce(ended, endedAt)).toBe(false);
    expect(endStandIn(ended, { at: instant('2026-11-27 08:00'), by: manager })).toEqual(ended);
    expect(endStandIn(named(), { at: week.until, by: manager })).toEqual(named());
  });

  test.each<[why: string, told: Partial<Parameters<typeof nameStandIn>[0]>, path: string]>([
    ['for themself', { standIn: people.person }, 'standIn'],
    ['for a group admin', { person: { ...people.person, role: 'group_admin' } }, 'person'],
    ['from the manufacturer', { standIn: { ...people.standIn, role: 'regional_manager' } }, 'standIn'],
    ['for a period that is over', { from: instant('2026-11-01 00:00'), until: at }, 'until'],
    ['for a period that ends before it begins', { until: week.from }, 'until'],
    ['for more than a year', { until: instant('2027-11-25 00:00:01') }, 'until'],
  ])('ROUTE-3 nobody stands in %s', (_why, told, path) => {
    expect(() => named(told)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'invalid', path }) }),
    );
  });

  it('ROUTE-3 once for the same person at a time, and for ten people at the most', () => {
    const first = named();
    expect(() =>
      named({ from: instant('2026-11-30 00:00'), until: instant('2026-12-09 00:00') }, [first]),
    ).toThrow('already');
    expect(named({ from: week.until, until: instant('2026-12-09 00:00') }, [first])).toBeDefined();
    const ten = Array.from({ length: 10 }, (_, nr) =>
      named({ person: { ...people.person, id: `per.x${nr}` } }),
    );
    expect(named({}, ten.slice(1))).toBeDefined();
    expect(() => named({}, ten)).toThrow('10 people');
  });

  it('ROUTE-3 who stands in for somebody does not make themself, or another, their successor', () => {
    const by = { ...manager, person: 'per.9', inPlaceOf: { person: 'per.gm', name: '吴德昌' } };
    const forManager = { person: { id: 'per.gm', name: '吴德昌', role: 'general_manager' } } as const;
    expect(() => named(forManager, [], by)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'forbidden' }) }),
    );
    expect(named({}, [], by).namedBy).toEqual(by);
    const self = { standIn: { id: 'per.9', name: '王雅静', role: 'care_officer' } } as const;
    expect(() => named({ ...self, person: { ...people.person, role: 'finance' } }, [], by)).toThrow(
      'does not name themself',
    );
  });
});
