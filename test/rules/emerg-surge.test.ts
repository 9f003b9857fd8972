import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Surge } from '../../shared/domain/emergency/plan.ts';
import {
  arrivalOf,
  type ReceivedComplaint,
  type Watch,
  watchArrivals,
} from '../../shared/domain/emergency/surge.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { received } from '../support/complaint.ts';
import { instant, later, newYork, shanghai } from '../support/time.ts';

/** Complaints of a branch as they come in, one by one or many at once. */
class Branch {
  watch: Watch | undefined;
  readonly surges: Surge[] = [];
  /** The marks that complaints were counted. */
  readonly counted = new Set<string>();
  count = 0;
  readonly zone: string;
  readonly #policy;

  constructor(zone = shanghai, overrides?: PolicyOverrides) {
    this.zone = zone;
    this.#policy = effectivePolicy(overrides);
  }

  arrival(at: string, registeredAt = at): ReceivedComplaint {
    this.count += 1;
    return {
      id: `c${this.count}`,
      at: instant(at, this.zone),
      registeredAt: instant(registeredAt, this.zone),
    };
  }

  take(...arrivals: readonly ReceivedComplaint[]): this {
    const { watch, counted, zone } = this;
    const watched = watchArrivals(watch, arrivals, { counted, zone, policy: this.#policy });
    if (!watched) return this;
    this.watch = watched.watch;
    for (const { id } of watched.news) this.counted.add(id);
    if (watched.surge) this.surges.push(watched.surge);
    return this;
  }

  come(...times: readonly string[]): this {
    for (const at of times) this.take(this.arrival(at));
    return this;
  }

  /** So many a day at noon, on the days before. */
  usually(aDay: number, days = 30): this {
    for (let day = days; day >= 1; day--) {
      const noon = later(instant('2026-11-22 12:00', this.zone), -day * 86_400);
      for (let nth = 0; nth < aDay; nth++) {
        this.count += 1;
        const at = later(noon, nth);
        this.take({ id: `c${this.count}`, at, registeredAt: at });
      }
    }
    this.surges.length = 0;
    return this;
  }
}

const morning = (count: number) =>
  Array.from({ length: count }, (_, nth) => `2026-11-23 09:${String(nth).padStart(2, '0')}`);

describe('EMERG-3', () => {
  it('EMERG-3 fewer than five are no surge, however quiet it was', () => {
    expect(new Branch().come(...morning(4)).surges).toEqual([]);
    expect(new Branch().come(...morning(5)).surges).toMatchObject([{ count: 5, inDays: 0, days: 30 }]);
  });

  it('EMERG-3 as many as three times the daily mean are none yet, one more is', () => {
    const usual = new Branch().usually(2);
    expect(usual.come(...morning(6)).surges).toEqual([]);
    expect(usual.come('2026-11-23 09:30').surges).toMatchObject([{ count: 7, inDays: 60 }]);
  });

  it('EMERG-3 what makes the surge does not raise the mean it is held against', () => {
    const branch = new Branch().come('2026-11-22 23:00', '2026-11-22 23:01', ...morning(3));
    expect(branch.surges).toMatchObject([{ count: 5, inDays: 0 }]);
  });

  it('EMERG-3 the window is 24 hours, to the instant', () => {
    const four = morning(4).map((at) => at.replace('11-23', '11-22'));
    expect(new Branch().come(...four, '2026-11-23 08:59:59').surges).toHaveLength(1);
    expect(new Branch().come(...four, '2026-11-23 09:00').surges).toEqual([]);
  });

  it('EMERG-3 over a change of the clocks it is 24 hours all the same', () => {
    const four = [1, 2, 3, 4].map((nth) => `2026-10-31 09:0${nth}`);
    expect(new Branch(newYork).come(...four, '2026-11-01 08:00:30').surges).toHaveLength(1);
    expect(new Branch(newYork).come(...four, '2026-11-01 08:01').surges).toEqual([]);
  });

  it('EMERG-3 it is told once, as long as there are never 24 hours without one', () => {
    const branch = new Branch().come(...morning(20));
    expect(branch.surges).toHaveLength(1);
    branch.come('2026-11-23 20:00', '2026-11-24 03:00', '2026-11-24 08:00');
    expect(branch.surges).toHaveLength(1);
    // Those of the next days raise the mean: what is a surge then is held against it.
    branch.come(...morning(20).map((at) => at.replace('11-23', '11-26')));
    expect(branch.surges).toHaveLength(2);
  });

  it('EMERG-3 what was received more than 24 hours before alarms nobody, and counts for the mean', () => {
    const branch = new Branch();
    const late = morning(8).map((at) => branch.arrival(at, '2026-11-24 10:00'));
    expect(branch.take(...late).surges).toEqual([]);
    expect(branch.watch?.days).toEqual({ '2026-11-23': 8 });
    const fresh = new Branch();
    const yesterday = morning(8).map((at) => fresh.arrival(at, '2026-11-24 08:00'));
    expect(fresh.take(...yesterday).surges).toMatchObject([{ count: 8 }]);
  });

  it('EMERG-3 enquiries and drills are no arrivals', () => {
    expect(arrivalOf(received().complaint)).toBeDefined();
    expect(arrivalOf(received({ category: 'enquiry' }).complaint)).toBeUndefined();
    const drill = received({ drill: true, emergencyPlan: 'emg.grp1.br1.e1' });
    expect(arrivalOf(drill.complaint)).toBeUndefined();
  });

  it('EMERG-3 in any order, in batches of any size, and however often each is told, it is told once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 20 * 3600 }), { minLength: 5, maxLength: 25 });
    const told = times.chain((seconds) => {
      const all = seconds.map((by, nth) => {
        const at = later(instant('2026-11-23 02:00'), by);
        return { id: `c${nth}`, at, registeredAt: at };
      });
      const twice = fc.shuffledSubarray([...all, ...all], { minLength: all.length });
      return fc.tuple(
        fc.constant(all),
        twice,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 50, maxLength: 50 }),
      );
    });
    fc.assert(
      fc.property(told, ([all, order, sizes]) => {
        const branch = new Branch();
        const records = [...order, ...all];
        for (const size of sizes) branch.take(...records.splice(0, size));
        branch.take(...records);
        expect(branch.surges).toHaveLength(1);
        expect(Object.values(branch.watch?.days ?? {}).reduce((sum, by) => sum + by, 0)).toBe(all.length);
      }),
      { seed: 20261128, numRuns: 100 },
    );
  });

  it('EMERG-3 it agrees with a plain count of what came in', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 10 * 24 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(hours, (offsets) => {
        const branch = new Branch();
        const times = offsets
          .toSorted((a, b) => a - b)
          .map((by) => later(instant('2026-11-10 00:30'), by * 3600));
        let expected = 0;
        let last: number | undefined;
        for (const [nth, at] of times.entries()) {
          branch.take({ id: `c${nth}`, at, registeredAt: at });
          const now = Date.parse(at);
          const before = times.slice(0, nth + 1).map((time) => Date.parse(time));
          const count = before.filter((time) => time > now - 86_400_000).length;
          const windowDay = dayOf(now - 86_400_000);
          const mean = before.filter((time) => dayOf(time) < windowDay).length / 30;
          if (count < 5 || count <= 3 * mean) continue;
          if (last === undefined || now >= last + 86_400_000) expected++;
          last = now;
        }
        expect(branch.surges).toHaveLength(expected);
      }),
      { seed: 20261129, numRuns: 150 },
    );
  });

  it('EMERG-3 of what it keeps nothing grows without end', () => {
    const branch = new Branch();
    for (let day = 1; day <= 200; day++) {
      const at = later(instant('2026-01-01 12:00'), day * 86_400);
      branch.count += 1;
      branch.take({ id: `c${branch.count}`, at, registeredAt: at });
    }
    expect(branch.watch?.arrivals.length).toBeLessThanOrEqual(2);
    expect(Object.keys(branch.watch?.days ?? {}).length).toBeLessThanOrEqual(35);
    const at = instant('2027-01-01 12:00');
    const many = Array.from({ length: 2_500 }, (_, nth) => ({ id: `m${nth}`, at, registeredAt: at }));
    branch.take(...many);
    expect(branch.watch?.arrivals).toHaveLength(2_000);
  });

  it('EMERG-3 policy says how many, against what, and within what time', () => {
    const strict = new Branch(shanghai, { surgeAtLeast: 2, surgeWithin: 'PT1H' });
    expect(strict.come('2026-11-23 09:00', '2026-11-23 10:00').surges).toEqual([]);
    expect(strict.come('2026-11-23 10:30').surges).toMatchObject([{ count: 2 }]);
  });
});

/** The local day in Shanghai, counted. */
function dayOf(epochMs: number): number {
  return Math.floor((epochMs + 8 * 3600_000) / 86_400_000);
}
