import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthsUpTo } from '../../shared/domain/calendar.ts';
import type { Chart } from '../../shared/domain/report/document.ts';
import { linesOf, pixelsOf } from '../../shared/render/chart/frame.ts';
import { chartOf } from '../../shared/render/chart.ts';

const name = { zh: '图', en: 'Chart' };
const label = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.lorem({ maxCount: 12 }));
const count = fc.nat({ max: 40_000 });

const trend = fc
  .record({
    months: fc.integer({ min: 1, max: 12 }),
    series: fc.array(fc.tuple(label, fc.array(count, { minLength: 12, maxLength: 12 })), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(
    ({ months, series }): Chart => ({
      kind: 'trend',
      months: monthsUpTo('2026-11', months),
      series: series.map(([zh, values]) => ({ label: { zh, en: zh }, values: values.slice(0, months) })),
    }),
  );

const pareto = fc
  .array(fc.tuple(label, fc.integer({ min: 1, max: 40_000 })), { minLength: 1, maxLength: 30 })
  .map(
    (bars): Chart => ({
      kind: 'pareto',
      bars: bars.map(([one, value]) => ({ label: one, value })).toSorted((a, b) => b.value - a.value),
    }),
  );

const stacked = fc.array(fc.tuple(label, fc.tuple(count, count, count)), { minLength: 1, maxLength: 20 }).map(
  (rows): Chart => ({
    kind: 'stacked',
    rows: rows.map(([one]) => one),
    series: ['按时', '超时', '未完成'].map((zh, part) => ({
      label: { zh, en: zh },
      values: rows.map(([, counts]) => (part === 0 ? (counts[0] ?? 0) + 1 : (counts[part] ?? 0))),
    })),
  }),
);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangles(svg: string): Box[] {
  return [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g)].map(
    ([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  );
}

it('draws every number within its frame', () => {
  fc.assert(
    fc.property(fc.oneof(trend, pareto, stacked), fc.constantFrom('zh', 'en'), (chart, language) => {
      const { text: svg } = chartOf(chart, name, 'c', language);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|="-\d+[^"]*" height/);
      const [, height = ''] = /viewBox="0 0 680 ([\d.]+)"/.exec(svg) ?? [];
      for (const box of rectangles(svg)) {
        expect(box.width).toBeGreaterThanOrEqual(0);
        expect(box.height).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(680);
        expect(box.y + box.height).toBeLessThanOrEqual(Number(height));
      }
    }),
  );
});

it('draws the same for the same', () => {
  const [chart] = fc.sample(stacked, 1);
  if (!chart) throw new Error('no sample');
  expect(chartOf(chart, name, 'c', 'zh')).toEqual(chartOf(chart, name, 'c', 'zh'));
});

it('puts together what comes after twelve bars', () => {
  const bars = Array.from({ length: 20 }, (_, at) => ({ label: `原因${at}`, value: 40 - at }));
  const { text } = chartOf({ kind: 'pareto', bars }, name, 'c', 'zh');
  expect(text).toContain('其余 9 项');
  expect(text).toContain(`>${bars.slice(11).reduce((sum, { value }) => sum + value, 0)}<`);
  expect(chartOf({ kind: 'pareto', bars }, name, 'c', 'en').text).toContain('9 others');
});

it('tells parts apart by more than their colour', () => {
  const values = [3];
  const series = ['按时', '超时', '未完成'].map((zh) => ({ label: { zh, en: zh }, values }));
  const { text } = chartOf({ kind: 'stacked', rows: ['首次联系'], series }, name, 'c', 'zh');
  expect(new Set([...text.matchAll(/fill="(url\(#c-\w+\)|#1f7a8c)"/g)].map(([, fill]) => fill)).size).toBe(3);
});

it.each([
  ['抱怨', 200, ['抱怨']],
  [
    'Value-added services (insurance, finance, accessories)',
    216,
    ['Value-added services (insurance,', 'finance, accessories)'],
  ],
  ['甲乙丙丁戊己庚辛壬癸', 80, ['甲乙丙丁戊己', '庚辛壬癸']],
  ['甲乙丙丁戊己庚辛壬癸'.repeat(2), 80, ['甲乙丙丁戊己', '庚辛壬癸甲乙…']],
])('a label takes two lines at most: %s', (text, pixels, lines) => {
  expect(linesOf(text, pixels)).toEqual(lines);
});

it('takes a wide character for twice as wide', () => {
  expect(pixelsOf('首次') - 4).toBe(24);
  expect(pixelsOf('ab') - 4).toBe(12);
});
