import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { addTo, contributionOf, difference, monthlyFigures } from '../../shared/domain/figures.ts';
import { newCarDefect, received } from '../support/complaint.ts';

const counters = fc.dictionary(
  fc.constantFrom('received', 'closed', 'a', 'b'),
  fc.integer({ min: -9, max: 9 }),
  {
    noNullPrototype: true,
  },
);
const fixed = { seed: 20261123, numRuns: 200 };

describe('difference', () => {
  it('added to the older it gives the newer', () => {
    fc.assert(
      fc.property(counters, counters, (older, newer) => {
        const sums = { ...older };
        addTo(sums, difference(older, newer));
        expect(difference(sums, newer)).toEqual({});
      }),
      fixed,
    );
  });

  it('leaves out what stayed as it was', () => {
    expect(difference({ a: 1, b: 2, c: 3 }, { a: 1, b: 1, d: 4 })).toEqual({ b: -1, c: -3, d: 4 });
    expect(difference(undefined, { a: 0, b: 1 })).toEqual({ b: 1 });
    expect(difference({ a: 1 }, undefined)).toEqual({ a: -1 });
  });
});

describe('contributionOf', () => {
  it('is the same for the same complaint, and says of which version', () => {
    const { complaint } = received();
    expect(contributionOf(complaint)).toEqual({
      shape: 2,
      version: 1,
      months: { '2026-11': { received: 1, 'category.sales_service_quality': 1, 'channel.hotline': 1 } },
      balance: { '2026-11': 1 },
    });
    expect(contributionOf(structuredClone(complaint))).toEqual(contributionOf(complaint));
  });

  it('opened and ended in one month it balances to nought there; in two it moves', () => {
    const sameMonth = received().withdraw('2026-11-30 23:59:59');
    expect(contributionOf(sameMonth.complaint).balance).toEqual({ '2026-11': 0 });
    const nextMonth = received().withdraw('2026-12-01 00:00:00');
    expect(contributionOf(nextMonth.complaint).balance).toEqual({ '2026-11': 1, '2026-12': -1 });
  });

  it('counts every task once at most', () => {
    const defect = newCarDefect({ registeredAt: '2026-12-31 12:00' });
    const deadlines = Object.values(contributionOf(defect.complaint).months)
      .flatMap((month) => Object.entries(month))
      .filter(([name]) => name.startsWith('deadline.'));
    const counted = deadlines.reduce((sum, [, count]) => sum + count, 0);
    expect(counted).toBe(defect.complaint.tasks.length);
  });
});

describe('monthlyFigures', () => {
  it('shows every name, also those nobody counted, and no other', () => {
    const month = monthlyFigures({ received: 2, 'category.price_dispute': 2, unheard_of: 7 }, {}, '2026-11');
    expect(Object.keys(month.byCategory)).toEqual(categoryNames);
    expect(month.byCategory).toMatchObject({
      sales_service_quality: 0,
      new_car_quality: 0,
      price_dispute: 2,
    });
    expect(month.deadlines.remedy).toEqual({ met: 0, late: 0, overdue: 0 });
    expect(JSON.stringify(month)).not.toContain('unheard_of');
  });

  it('what is open at the end is the balance up to the month, and not beyond it', () => {
    const balance = { '2025-12': 3, '2026-11': -1, '2026-12': 5 };
    expect(monthlyFigures({}, balance, '2026-11').openAtEnd).toBe(2);
    expect(monthlyFigures({}, balance, '2026-12').openAtEnd).toBe(7);
    expect(monthlyFigures({}, balance, '2025-11').openAtEnd).toBe(0);
  });
});
