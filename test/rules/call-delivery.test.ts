import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { adviserNamed } from '../../shared/domain/arrival/arrival.ts';
import { currentCall } from '../../shared/domain/callback/callback.ts';
import { deliverers, deliverySchema } from '../../shared/domain/delivery/delivery.ts';
import { roleLabels } from '../../shared/domain/roles.ts';
import { callsAs, delivered, salesAdviser } from '../support/arrival.ts';
import { berlin, instant, newYork, shanghai, wallClock } from '../support/time.ts';

describe('CALL-1', () => {
  it('CALL-1 a delivery leads to the adviser’s own call within 3 days, and two by the specialist within 7 and 25', () => {
    expect(callsAs(delivered('2026-11-23 15:30').calls)).toEqual([
      'delivery_courtesy per.sales 2026-11-23 15:30:00 – 2026-11-26 23:59:59 open',
      'delivery_second care_specialist 2026-11-27 09:00:00 – 2026-11-30 23:59:59 open',
      'delivery_third care_specialist 2026-12-11 09:00:00 – 2026-12-18 23:59:59 open',
    ]);
  });

  it('CALL-1 nobody is called in the evening: the courtesy call of a late delivery begins the next morning', () => {
    const [courtesy] = callsAs(delivered('2026-11-23 20:30').calls);
    expect(courtesy).toBe('delivery_courtesy per.sales 2026-11-24 09:00:00 – 2026-11-26 23:59:59 open');
  });

  it('CALL-1 days are the branch’s, over the end of a year and over a change of the clocks', () => {
    expect(callsAs(delivered('2026-12-20 23:30', { zone: newYork }).calls)).toEqual([
      'delivery_courtesy per.sales 2026-12-21 09:00:00 – 2026-12-23 23:59:59 open',
      'delivery_second care_specialist 2026-12-24 09:00:00 – 2026-12-27 23:59:59 open',
      'delivery_third care_specialist 2027-01-07 09:00:00 – 2027-01-14 23:59:59 open',
    ]);
    const [, second] = delivered('2026-10-22 10:00', { zone: berlin }).calls;
    expect(second?.head.notBefore).toBe('2026-10-26T08:00:00.000Z');
  });

  it('CALL-1 one that is registered days later has the deadlines of its own day, and what was missed is told', () => {
    const { calls } = delivered('2026-11-23 15:30', { registeredAt: '2026-11-28 10:00' });
    expect(callsAs(calls)[0]).toContain('2026-11-26 23:59:59 overdue');
    expect(calls[0]?.notices.map(({ kind, to }) => `${kind} ${to.role}`)).toEqual([
      'reminder sales_adviser',
      'reminder care_specialist',
      'deadline_missed care_director',
    ]);
  });

  it('CALL-1 of one that lies back in time no call is opened that would be overdue', () => {
    const purposes = (registeredAt: string) =>
      delivered('2026-11-23 15:30', { registeredAt, past: true }).calls.map(({ head }) => head.purpose);
    expect(purposes('2026-11-26 23:59:59')).toHaveLength(3);
    expect(purposes('2026-11-27 00:00')).toEqual(['delivery_second', 'delivery_third']);
    expect(purposes('2026-12-01 00:00')).toEqual(['delivery_third']);
    expect(purposes('2027-11-23 15:30')).toEqual([]);
  });

  it('CALL-1 a group may promise it sooner', () => {
    const overrides = { courtesyCallByEndOfDay: 'P1D', deliveryThirdCallFrom: 'P20D' };
    expect(callsAs(delivered('2026-11-23 15:30', { overrides }).calls)).toEqual([
      'delivery_courtesy per.sales 2026-11-23 15:30:00 – 2026-11-24 23:59:59 open',
      'delivery_second care_specialist 2026-11-27 09:00:00 – 2026-11-30 23:59:59 open',
      'delivery_third care_specialist 2026-12-13 09:00:00 – 2026-12-18 23:59:59 open',
    ]);
  });

  it('CALL-1 every call knows the delivery and its adviser', () => {
    const { delivery, calls } = delivered('2026-11-23 15:30');
    const { id, number, adviser } = delivery.head;
    expect(adviser).toEqual({ role: 'sales_adviser', person: 'per.sales' });
    for (const { head, details } of calls) {
      expect(head).toMatchObject({ delivery: id, number, adviser });
      expect(details).toMatchObject({ customer: { phone: '13800138000' }, files: delivery.details.files });
    }
    expect(new Set(calls.map(({ head }) => head.id)).size).toBe(3);
  });

  test.each(Object.keys(roleLabels) as (keyof typeof roleLabels)[])(
    'CALL-1 whether a %s delivers cars',
    (role) => {
      const named = () => adviserNamed({ ...salesAdviser, role }, deliverers);
      if (role === 'sales_adviser' || role === 'sales_director') expect(named().role).toBe(role);
      else expect(named).toThrow('not sales_adviser or sales_director');
    },
  );

  it('CALL-1 whenever and wherever a car is delivered, three calls follow, each at times people can be called', () => {
    const zones = fc.constantFrom(shanghai, berlin, newYork);
    const first = Date.parse(instant('2026-01-01 00:00'));
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }), (zone, minutes) => {
        const at = wallClock(new Date(first + minutes * 60_000).toISOString(), zone);
        const { delivery, calls } = delivered(at, { zone });
        expect(deliverySchema.parse(delivery.head)).toEqual(delivery.head);
        expect(calls).toHaveLength(3);
        for (const { head } of calls) {
          const { dueAt } = currentCall(head);
          const time = wallClock(head.notBefore, zone).slice(11);
          expect('09:00:00' <= time && time <= '20:00:59').toBe(true);
          expect(delivery.head.deliveredAt <= head.notBefore && head.notBefore < dueAt).toBe(true);
          expect(wallClock(dueAt, zone)).toMatch(/ 23:59:59$/);
        }
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});

it('CALL-10 a customer who wants no calls gets none after a delivery', () => {
  const { delivery, calls } = delivered('2026-11-23 15:30', { wantsCalls: false });
  expect(delivery.head.excluded).toBe('no_calls');
  expect(calls).toEqual([]);
});
