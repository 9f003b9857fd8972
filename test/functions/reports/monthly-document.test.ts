import { expect, it } from 'vitest';
import type { Cell } from '../../../shared/domain/report/document.ts';
import { emptyReport, novemberReport } from '../../support/report.ts';

const report = novemberReport();

function sectionNamed(zh: string) {
  const section = report.sections.find(({ name }) => name.zh === zh);
  if (!section) throw new Error(`there is no ${zh}`);
  return section;
}

it('STAT-1 shows the month, the one before and the change', () => {
  const rows = sectionNamed('概况').rows;
  for (const [label, now, before, change] of rows) {
    expect({ label, change }).toEqual({ label, change: Number(now) - Number(before) });
  }
  expect(report.keyFigures[0]).toMatchObject({ label: { zh: '受理抱怨' }, value: rows[0]?.[1] });
  expect(report.keyFigures[0]?.before?.value).toBe(rows[0]?.[2]);
});

it('STAT-2 shows twelve months, the last of them the report’s, with what was open at the end of each', () => {
  const { rows, chart } = sectionNamed('近十二个月走势');
  expect(rows.map(([month]) => month)).toEqual([
    '2025-12',
    ...Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
  ]);
  expect(rows.map((cells) => cells.at(-1))).toEqual([0, ...Array(10).fill(12), 9]);
  expect(chart?.kind).toBe('trend');
});

it('INTAKE-8 an enquiry is no category of complaint', () => {
  const labels = sectionNamed('抱怨类型').rows.map(([label]) => (label as { en: string }).en);
  expect(labels).toContain('Price dispute');
  expect(labels).not.toContain('Enquiry');
});

it('the shares of a whole make up the whole', () => {
  for (const name of ['抱怨类型', '受理渠道']) {
    const { rows, columns } = sectionNamed(name);
    const at = columns.findIndex(({ label }) => label.zh === '占比');
    expect(rows.reduce((sum, cells) => sum + Number(cells[at]), 0)).toBeCloseTo(1, 9);
  }
});

it('STAT-1 causes are shown as a Pareto chart, the most frequent first', () => {
  const { rows, chart } = sectionNamed('抱怨原因');
  expect(chart?.kind).toBe('pareto');
  const counts = rows.map(([, count]) => Number(count));
  expect(counts.length).toBeGreaterThan(5);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(rows.at(-1)?.[3]).toBe(1);
});

it('STAT-1 categories are crossed with causes, the most frequent pair first', () => {
  expect(sectionNamed('类型与原因').rows.map((cells) => cells.slice(0, 3))).toEqual([
    [{ zh: '新车产品质量', en: 'New car quality' }, { zh: '产品质量缺陷', en: 'Product defect' }, 15],
    [{ zh: '维修质量', en: 'Repair quality' }, { zh: '维修工艺不当', en: 'Workmanship of the repair' }, 7],
    [{ zh: '新车产品质量', en: 'New car quality' }, { zh: '检验疏漏', en: 'Missed at an inspection' }, 2],
  ]);
});

it('CALL-3 coverage is held against all target customers and thirty of a hundred others', () => {
  const [target, other] = sectionNamed('售后回访覆盖').rows;
  expect(target?.slice(1)).toEqual([40, 40, 38, 33, 1, 1, { zh: '达标', en: 'Kept' }]);
  expect(other?.slice(1)).toEqual([200, 61, 50, 41, 0.305, 0.3, { zh: '达标', en: 'Kept' }]);
});

it('STAT-6 the rework rate is held against its bound', () => {
  const [row] = sectionNamed('返修率').rows;
  expect(row?.slice(1)).toEqual([20, 247, 0.081, 0.05, { zh: '未达标', en: 'Not kept' }]);
});

it('STAT-1 waits are told by their mean and what half and nine tenths do not exceed', () => {
  const [contact] = sectionNamed('处理用时').rows;
  expect(contact?.slice(1, 3)).toEqual([3, 6_000]);
  expect(Math.abs(Number(contact?.[3]) - 3_600)).toBeLessThanOrEqual(0.05 * 3_600);
  expect(Math.abs(Number(contact?.[4]) - 10_800)).toBeLessThanOrEqual(0.05 * 10_800);
});

it('STAT-1 calls add up, with the share of those done that were in time', () => {
  const { rows, total } = sectionNamed('回访');
  const sumOf = (at: number) => rows.reduce((sum, cells) => sum + Number(cells[at]), 0);
  expect(total?.slice(1)).toEqual([sumOf(1), sumOf(2), sumOf(3), sumOf(4), sumOf(3) / sumOf(2)]);
});

it('every label is there in Chinese and in English', () => {
  const labels: Cell[] = [
    report.title,
    report.subject,
    ...report.keyFigures.map(({ label }) => label),
    ...report.sections.flatMap(({ name, note, columns, rows }) => [
      name,
      note ?? null,
      ...columns.map(({ label }) => label),
      ...rows.map(([label]) => label ?? null),
    ]),
  ];
  for (const label of labels) {
    if (label === null || typeof label !== 'object') continue;
    expect(label.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(label.en).toMatch(/^(上海浦东店, )?[A-Z][\x20-\x7e’]+$/);
  }
});

it('a month in which nothing happened has no rates and no pictures', () => {
  const empty = emptyReport();
  expect(empty.keyFigures.find(({ kind }) => kind === 'percent')?.value).toBeNull();
  expect(empty.sections.filter(({ chart }) => chart)).toEqual([]);
});
