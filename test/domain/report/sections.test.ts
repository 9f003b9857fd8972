import { describe, expect, it } from 'vitest';
import {
  breakdownSection,
  paretoSection,
  shareOf,
  stackedSection,
  trendSection,
} from '../../../shared/domain/report/sections.ts';

const name = { zh: '名称', en: 'Name' };
const item = { zh: '项目', en: 'Item' };
const entries = [
  { label: '甲', count: 1 },
  { label: '乙', count: 0 },
  { label: '丙', count: 3 },
];
const total = { zh: '合计', en: 'Total' };

it('of nothing there is no share', () => {
  expect([shareOf(1, 4), shareOf(0, 4), shareOf(0, 0)]).toEqual([0.25, 0, null]);
});

it('a breakdown keeps its order and has what was never counted', () => {
  const section = breakdownSection({ name, item, entries });
  expect(section.rows).toEqual([
    ['甲', 1, 0.25],
    ['乙', 0, 0],
    ['丙', 3, 0.75],
  ]);
  expect(section.total).toEqual([total, 4, 1]);
});

describe('a Pareto chart', () => {
  it('has the most frequent first, adds up their shares and leaves out what was never counted', () => {
    const section = paretoSection({ name, item, entries });
    expect(section.rows).toEqual([
      ['丙', 3, 0.75, 0.75],
      ['甲', 1, 0.25, 1],
    ]);
    expect(section.chart).toEqual({
      kind: 'pareto',
      bars: [
        { label: '丙', value: 3 },
        { label: '甲', value: 1 },
      ],
    });
  });

  it('is none where nothing was counted', () => {
    const section = paretoSection({ name, item, entries: [{ label: '甲', count: 0 }] });
    expect(section).toMatchObject({ rows: [] });
    expect(section.chart).toBeUndefined();
    expect(section.total).toBeUndefined();
  });
});

it('a trend has a row a month and a column a measure', () => {
  const series = [
    { label: name, values: [1, 0] },
    { label: item, values: [2, 5] },
  ];
  const section = trendSection({ name, months: ['2026-10', '2026-11'], series });
  expect(section.rows).toEqual([
    ['2026-10', 1, 2],
    ['2026-11', 0, 5],
  ]);
  expect(section.chart).toMatchObject({ kind: 'trend', series });
  expect(
    trendSection({ name, months: ['2026-11'], series: [{ label: name, values: [0] }] }).chart,
  ).toBeUndefined();
});

it('a whole is cut into parts, with the share of the first', () => {
  const parts = [name, item];
  const rows = [
    { label: '甲', counts: [3, 1] },
    { label: '乙', counts: [0, 0] },
  ];
  const section = stackedSection({ name, item, parts, rate: name, rows });
  expect(section.rows).toEqual([
    ['甲', 3, 1, 4, 0.75],
    ['乙', 0, 0, 0, null],
  ]);
  expect(section.total).toEqual([total, 3, 1, 4, 0.75]);
  expect(section.chart).toMatchObject({ rows: ['甲'], series: [{ values: [3] }, { values: [1] }] });
});
