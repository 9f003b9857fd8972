import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaReportOf } from '../../functions/reports/area-report.ts';
import { areaYearReportOf, yearReportOf } from '../../functions/reports/year-report.ts';
import type { AreaBranch } from '../../shared/data/figures/area-figures.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { bucketOf, durationFigures, relativeError } from '../../shared/domain/figures/durations.ts';
import { monthBefore, monthsOf } from '../../shared/domain/figures/months.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';

const policy = effectivePolicy();

function branch(id: string, months: Readonly<Record<string, Counters>>, balance: Counters = {}): AreaBranch {
  return { id, branch: undefined, brand: '大众', balance, of: (month) => months[month] ?? {} };
}

/** As the counters have it. */
function histogram(seconds: readonly number[]): Counters {
  return sumOf(seconds.map((one) => ({ [`time.close.${bucketOf(one)}`]: 1, 'time.close.seconds': one })));
}

const waits = fc.array(fc.integer({ min: 1, max: 90 * 24 * 3600 }), { minLength: 1, maxLength: 60 });

describe('STAT-5', () => {
  it('STAT-5 branches are added up, with a row each', () => {
    const report = areaReportOf(
      [
        branch('grp1.br1', { '2026-11': { received: 3, 'category.other': 3 } }, { '2026-10': 2 }),
        branch('grp1.br2', { '2026-11': { received: 1 }, '2026-10': { received: 5 } }, { '2026-11': 1 }),
        branch('grp1.br3', {}),
      ],
      '2026-11',
      policy,
    );
    expect(report).toMatchObject({ received: 4, openAtEnd: 3, byCategory: { other: 3 } });
    expect(report.branches.map(({ branchId, received }) => [branchId, received])).toEqual([
      ['grp1.br1', 3],
      ['grp1.br2', 1],
      ['grp1.br3', 0],
    ]);
  });

  it('STAT-5 a row tells its place, and what has changed since the month and the year before', () => {
    const report = areaReportOf(
      [
        branch('grp1.br1', {
          '2026-11': { received: 3, 'satisfaction.5': 1 },
          '2026-10': { received: 5, 'satisfaction.4': 1 },
          '2025-11': { received: 1 },
        }),
        branch('grp1.br2', { '2026-11': { received: 3, 'satisfaction.3': 1 } }),
        branch('grp1.br3', { '2026-11': { received: 9 } }),
      ],
      '2026-11',
      policy,
    );
    const places = report.branches.map(({ ranks }) => [ranks?.received, ranks?.satisfaction]);
    expect(places).toEqual([
      [1, 1],
      [1, 2],
      [3, null],
    ]);
    expect(report.branches[0]?.change.monthBefore).toMatchObject({ received: -2, satisfaction: 1 });
    expect(report.branches[0]?.change.yearBefore).toMatchObject({ received: 2, satisfaction: null });
  });

  it('STAT-5 percentiles of several come of all durations together, within five of a hundred', () => {
    fc.assert(
      fc.property(fc.array(waits, { minLength: 1, maxLength: 5 }), (branches) => {
        const all = branches.flat().toSorted((a, b) => a - b);
        const { count, meanSeconds, p50Seconds, p90Seconds } = durationFigures(
          sumOf(branches.map(histogram)),
          'close',
        );
        expect(count).toBe(all.length);
        expect(meanSeconds).toBe(Math.round(all.reduce((sum, one) => sum + one, 0) / all.length));
        for (const [part, found] of [
          [0.5, p50Seconds],
          [0.9, p90Seconds],
        ] as const) {
          const exact = all[Math.ceil(all.length * part) - 1] ?? 0;
          // Shown in whole seconds.
          expect(Math.abs((found ?? 0) - exact)).toBeLessThanOrEqual(relativeError * exact + 0.5);
        }
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });

  it('STAT-5 a year is added up out of its months', () => {
    const counted: Record<string, Counters> = {
      '2025-12': { received: 4 },
      '2026-01': { received: 1 },
      '2026-12': { received: 2 },
    };
    const report = yearReportOf('2026', (month) => counted[month] ?? {}, { '2026-02': 1 }, policy);
    expect(report).toMatchObject({ received: 3, openAtEnd: 1, change: { yearBefore: { received: -1 } } });
    expect(report.months.map(({ month }) => month)).toEqual(monthsOf('2026'));
    expect(report.months[0]).toMatchObject({ received: 1, change: { monthBefore: { received: -3 } } });
    expect(report.months[11]).toMatchObject({ received: 2, change: { yearBefore: { received: -2 } } });
  });

  it('STAT-5 the year of several branches has a row each, with its place and the change to the year before', () => {
    const one = { '2025-12': { received: 9 }, '2026-01': { received: 4 }, '2026-12': { received: 1 } };
    const other = { '2026-12': { received: 3 }, '2027-01': { received: 50 } };
    const report = areaYearReportOf(
      [branch('grp1.br1', one, { '2025-12': 2 }), branch('grp1.br2', other, { '2026-12': -1 })],
      '2026',
      policy,
    );
    expect(report).toMatchObject({ received: 8, openAtEnd: 1, change: { yearBefore: { received: -1 } } });
    expect(report.months[11]).toMatchObject({ received: 4, openAtEnd: 1 });
    expect(report.branches).toMatchObject([
      { branchId: 'grp1.br1', received: 5, openAtEnd: 2, change: { yearBefore: { received: -4 } } },
      { branchId: 'grp1.br2', received: 3, openAtEnd: -1, change: { yearBefore: { received: 3 } } },
    ]);
    expect(report.branches.map(({ ranks }) => ranks?.received)).toEqual([2, 1]);
  });

  it('STAT-5 percentiles of a year of several branches come of all their durations together', () => {
    const [short, long] = [Array<number>(9).fill(3600), Array<number>(11).fill(360_000)];
    const report = areaYearReportOf(
      [
        branch('grp1.br1', { '2026-03': histogram(short) }),
        branch('grp1.br2', { '2026-11': histogram(long) }),
      ],
      '2026',
      policy,
    );
    const { count, meanSeconds, p50Seconds } = report.durations.close;
    expect([count, meanSeconds]).toEqual([20, (9 * 3600 + 11 * 360_000) / 20]);
    // The mean of both medians would be half of it.
    expect(Math.abs(Number(p50Seconds) / 360_000 - 1)).toBeLessThanOrEqual(relativeError);
  });

  it('STAT-5 the month before January is December', () => {
    expect(monthBefore('2026-01')).toBe('2025-12');
    expect(monthBefore('2026-11', 12)).toBe('2025-11');
    expect(monthBefore('2024-03')).toBe('2024-02');
  });
});
