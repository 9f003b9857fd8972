import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/domain/report/document.ts';
import {
  groupReport,
  personsReport,
  regionalReport,
  regionalYearlyReport,
  yearlyReport,
} from '../../support/report.ts';

function rowsOf({ sections }: ReportDocument, zh: string) {
  const section = sections.find(({ name }) => name.zh === zh);
  if (!section) throw new Error(`there is no ${zh}`);
  return section.rows;
}

describe.each([
  ['regional', regionalReport, '区域抱怨月报'],
  ['group', groupReport, '集团抱怨月报'],
] as const)('the %s report', (_, make, title) => {
  const report = make();

  it('STAT-5 has a row a branch and their sum', () => {
    expect(report.title.zh).toBe(title);
    expect(rowsOf(report, '件数对比').map(([name]) => name)).toEqual([
      '上海浦东店',
      '上海虹桥店',
      '乌鲁木齐友好店',
    ]);
    const section = report.sections.find(({ name }) => name.zh === '件数对比');
    for (const at of [1, 2, 3, 4, 5, 6]) {
      const sum = section?.rows.reduce((total, cells) => total + Number(cells[at]), 0);
      expect(section?.total?.[at]).toBe(sum);
    }
    expect(report.keyFigures[0]?.value).toBe(section?.total?.[1]);
  });

  it('STAT-5 tells the place of each, and the change to the month before', () => {
    const ranks = rowsOf(report, '排名').map(([, received]) => Number(received));
    const received = rowsOf(report, '件数对比').map(([, count]) => Number(count));
    expect(ranks).toEqual(received.map((own) => 1 + received.filter((other) => other < own).length));
    const changes = rowsOf(report, '较上月增减').map(([, change]) => Number(change));
    const before = Number(report.keyFigures[0]?.before?.value);
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(
      Number(report.keyFigures[0]?.value) - before,
    );
    // In the year before there were no rates.
    expect(rowsOf(report, '较上年同月增减')[0]?.slice(2)).toEqual([null, null, null, null]);
  });
});

describe('the yearly report of a region', () => {
  const report = regionalYearlyReport();

  it('STAT-5 has its course, a row a branch and their sum', () => {
    expect(report.title.zh).toBe('区域抱怨年报');
    expect(rowsOf(report, '各月走势')).toHaveLength(12);
    const counts = rowsOf(report, '件数对比');
    expect(counts.map(([name]) => name)).toEqual(['上海浦东店', '上海虹桥店', '乌鲁木齐友好店']);
    const sum = counts.reduce((total, [, received]) => total + Number(received), 0);
    expect(report.keyFigures[0]).toMatchObject({ value: sum, before: { value: 0 } });
  });

  it('STAT-5 holds each against the year before, and against no month', () => {
    const names = report.sections.map(({ name }) => name.zh);
    expect(names).toContain('较上年增减');
    expect(names.filter((name) => name.includes('上月') || name.includes('同月'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the yearly report', () => {
  it('STAT-5 has a row a month, and their sum', () => {
    const report = yearlyReport();
    expect(rowsOf(report, '件数对比').map(([month]) => month)).toEqual(
      Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
    );
    const received = rowsOf(report, '各月走势').map(([, count]) => Number(count));
    expect(report.keyFigures[0]?.value).toBe(received.reduce((sum, count) => sum + count, 0));
  });

  it('STAT-5 leaves out the months that have not begun where the branch is', () => {
    // The 1st of July in Shanghai.
    const months = rowsOf(yearlyReport('2026-06-30T16:00:00.000Z'), '各月走势').map(([month]) => month);
    expect(months.at(-1)).toBe('2026-07');
    expect(rowsOf(yearlyReport('2026-06-30T15:59:59.000Z'), '各月走势')).toHaveLength(6);
  });
});

describe('the report by person', () => {
  it('PERF-1 tells of each what they did and what was said of it, by their name or else their id', () => {
    const report = personsReport();
    expect(rowsOf(report, '抱怨与回访')).toEqual([
      ['陈晓', { zh: '服务顾问', en: 'Service adviser' }, 6, 1, 0, 0, 9],
      ['tec.1', null, 0, 0, 0, 0, 0],
    ]);
    expect(rowsOf(report, '个人时限')).toEqual([['陈晓', 11, 1, 0, 12, 11 / 12]]);
    expect(rowsOf(report, '客户评价')).toEqual([['陈晓', 5, 4, 20, 5]]);
    expect(rowsOf(report, '技师评价')).toEqual([['tec.1', { zh: '技能', en: 'Skill' }, 12, 3, 0, 0]]);
  });
});
