import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { contributionOf, contributionShape } from '../../shared/domain/figures/contribution.ts';
import { addTo, difference } from '../../shared/domain/figures/counters.ts';
import { monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

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
      shape: contributionShape,
      version: 1,
      months: {
        '2026-11': {
          received: 1,
          'category.sales_service_quality': 1,
          'channel.hotline': 1,
          'form.sales': 1,
          'priority.medium': 1,
          'class.private': 1,
        },
      },
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

  it('closed and taken up again, it is open from the month of the reopening, and closed in both', () => {
    const closed = () =>
      received()
        .contact('2026-11-23 11:00')
        .resolve('2026-11-23 12:00')
        .verify('2026-11-30 23:59:59', 'satisfied');
    const balanceOf = ({ complaint }: Case) => contributionOf(complaint).balance;
    expect(balanceOf(closed())).toEqual({ '2026-11': 0 });
    const reopened = () => closed().reopen('2026-12-01 00:00:00');
    expect(balanceOf(reopened())).toEqual({ '2026-11': 0, '2026-12': 1 });
    const again = () => reopened().resolve('2026-12-30 10:00');
    expect(balanceOf(again().verify('2026-12-31 23:59:59', 'satisfied'))).toEqual({
      '2026-11': 0,
      '2026-12': 0,
    });
    const later = again().verify('2027-01-01 00:00:00', 'satisfied');
    expect(balanceOf(later)).toEqual({ '2026-11': 0, '2026-12': 1, '2027-01': -1 });
    const { months } = contributionOf(later.complaint);
    const counts = ['2026-11', '2026-12', '2027-01'].map((month) => [
      months[month]?.received,
      months[month]?.closed,
      months[month]?.reopened,
    ]);
    expect(counts).toEqual([
      [1, 1, undefined],
      [undefined, undefined, 1],
      [undefined, 1, undefined],
    ]);
  });

  it('reopened since the customer is not satisfied, it was never less open', () => {
    const unsatisfied = received()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 12:00')
      .verify('2026-12-01 10:00', 'unsatisfied');
    const { balance, months } = contributionOf(unsatisfied.complaint);
    expect(balance).toEqual({ '2026-11': 1 });
    expect(months['2026-12']?.reopened).toBe(1);
  });

  it('merged, it was received, ends as merged and as nothing else; the other goes on as one', () => {
    const other = received({ id: 'cmp.grp1.br1.first' });
    const { months, balance } = contributionOf(received().mergeInto(other, '2026-12-01 00:00:00').complaint);
    expect(months['2026-11']?.received).toBe(1);
    expect(months['2026-12']).toEqual({ merged: 1 });
    expect(balance).toEqual({ '2026-11': 1, '2026-12': -1 });
    expect(contributionOf(other.complaint).balance).toEqual({ '2026-11': 1 });
    expect(contributionOf(other.complaint).months['2026-12']).toBeUndefined();
  });

  it('an enquiry counts in its category and as one, and is never open, closed, reopened or merged', () => {
    const enquiry = () => received({ category: 'enquiry' });
    const counted = { 'category.enquiry': 1, enquiries: 1 };
    const of = ({ complaint }: Case) => contributionOf(complaint);
    expect(of(enquiry())).toMatchObject({ months: { '2026-11': counted }, balance: {} });
    const closed = enquiry()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 12:00')
      .verify('2026-11-23 13:00', 'satisfied');
    const ended = [
      closed,
      enquiry().withdraw('2026-11-23 13:00'),
      enquiry().mergeInto(received({ id: 'cmp.grp1.br1.first' }), '2026-11-23 13:00'),
    ];
    for (const complaint of [...ended, closed.reopen('2026-11-23 14:00')]) {
      expect(of(complaint).balance).toEqual({});
      const named = Object.keys(of(complaint).months['2026-11'] ?? {});
      const other = named.filter((name) => !/^deadline\.|^person\/.*\/(met|late|overdue)$/.test(name));
      expect(other.toSorted()).toEqual(Object.keys(counted));
    }
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

  it('shows enquiries, merged and reopened apart from what was received and closed', () => {
    const counters = { received: 5, enquiries: 4, merged: 3, reopened: 2, closed: 1 };
    expect(monthlyFigures(counters, {}, '2026-11')).toMatchObject(counters);
    const none = { received: 0, enquiries: 0, merged: 0, reopened: 0, closed: 0 };
    expect(monthlyFigures({}, {}, '2026-11')).toMatchObject(none);
  });

  it('what is open at the end is the balance up to the month, and not beyond it', () => {
    const balance = { '2025-12': 3, '2026-11': -1, '2026-12': 5 };
    expect(monthlyFigures({}, balance, '2026-11').openAtEnd).toBe(2);
    expect(monthlyFigures({}, balance, '2026-12').openAtEnd).toBe(7);
    expect(monthlyFigures({}, balance, '2025-11').openAtEnd).toBe(0);
  });
});
