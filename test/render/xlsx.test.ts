import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellKind, ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/domain/words.ts';
import { sheetNames } from '../../shared/render/sheet-names.ts';
import { renderXlsx } from '../../shared/render/xlsx.ts';
import { emptyReport, novemberReport, reportOf } from '../support/report.ts';
import { sheetsOf } from '../support/workbook.ts';

async function workbookOf(report: ReportDocument, language: Language = 'zh') {
  const { body } = await renderXlsx(report, language);
  if (typeof body === 'string') throw new Error('a workbook is bytes');
  return sheetsOf(body);
}

/** Durations are days in a workbook. */
function heldAs(cell: string | number | null | undefined, kind: CellKind | undefined) {
  return kind === 'duration' && typeof cell === 'number' ? cell / 86_400 : (cell ?? undefined);
}

describe('a workbook', () => {
  it('has a sheet with the head of the report and one for each section, by its name', async () => {
    for (const [language, head] of [
      ['zh', '报告'],
      ['en', 'Report'],
    ] as const) {
      const report = novemberReport();
      const sheets = await workbookOf(report, language);
      expect(sheets.map(({ name }) => name)).toEqual([
        head,
        ...report.sections.map(({ name }) => name[language]),
      ]);
    }
  });

  it('has on each the headings, the rows and the total of its section', async () => {
    const report = novemberReport();
    const [, ...sheets] = await workbookOf(report);
    for (const [at, { columns, rows, total }] of report.sections.entries()) {
      const values = sheets[at]?.rows.map((cells) => Array.from(cells, (cell) => cell?.value));
      expect(values?.[0]).toEqual(columns.map(({ label }) => label.zh));
      for (const [nth, row] of [...rows, ...(total ? [total] : [])].entries()) {
        const expected = row.map((cell, of) =>
          typeof cell === 'object' && cell !== null ? cell.zh : heldAs(cell, columns[of]?.kind),
        );
        const shown = values?.[nth + 1] ?? [];
        expect([...shown, ...Array(expected.length - shown.length).fill(undefined)]).toEqual(expected);
      }
    }
  });

  it('has numbers that are numbers, each in the format of its kind', async () => {
    const [, sheet] = await workbookOf(reportOf(['甲']));
    const row = sheet?.rows[1]?.map((cell) => [cell?.value, cell?.format]);
    expect(row).toEqual([
      ['甲', '@'],
      ['甲', '@'],
      [1234, '#,##0'],
      [-3, '+#,##0;-#,##0;0'],
      [0.975, '0.0%'],
      [-1.25, '+0.0;-0.0;0.0'],
      [4.256, '0.00'],
      [-0.25, '+0.00;-0.00;0.00'],
      [expect.closeTo(27.5 / 24, 9), '[h]:mm'],
      [-2000.5, '"¥"#,##0.00'],
      // Days since the end of 1899.
      [46_347, 'yyyy-mm-dd'],
    ]);
  });

  it('says who signed it and when, or that it is live', async () => {
    const told = async (report: ReportDocument) => (await workbookOf(report))[0]?.rows[2]?.[0]?.value;
    expect(await told(novemberReport())).toBe('实时数据，截至 2026-12-01 08:30');
    const signed = { by: '孙丽娜（回访专员）', at: '2026-12-02T02:00:00.000Z' };
    expect(await told(novemberReport({ signed }))).toBe('孙丽娜（回访专员） 于 2026-12-02 10:00 签字确认');
  });

  it.each([
    ['=1+1', '=1+1'],
    ['+1', '+1'],
    ['-1', '-1'],
    ['@SUM(A1)', '@SUM(A1)'],
    ['<b>&"\'', '<b>&"\''],
    ['𠮷野家 🚗', '𠮷野家 🚗'],
    // What no workbook can have is left out.
    ['a\u0000b\u000b', 'ab'],
    ['a\ud800', 'a'],
  ])('has %j as a text that does nothing', async (text, kept) => {
    const sheets = await workbookOf(reportOf([text]));
    expect(sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.formula)).toEqual([]);
    expect(sheets[1]?.rows[1]?.[0]).toEqual({ value: kept, format: '@', formula: false });
  });

  it('can be made of a month in which nothing happened', async () => {
    const sheets = await workbookOf(emptyReport());
    expect(sheets.find(({ name }) => name === '抱怨类型')?.rows[0]?.map((cell) => cell?.value)).toEqual([
      '抱怨类型',
      '件数',
      '占比',
      '累计占比',
    ]);
  });
});

describe('names of sheets', () => {
  it.each([
    [
      ['甲', '乙'],
      ['甲', '乙'],
    ],
    [
      ['甲', '甲', '甲'],
      ['甲', '甲 (2)', '甲 (3)'],
    ],
    [
      ['A', 'a'],
      ['A', 'a (2)'],
    ],
    [['2026/11 [x]: a\\b*?'], ['2026 11  x   a b']],
    [
      ["'a'", "''"],
      ['a', '-'],
    ],
    [
      ['History', ''],
      ['History (2)', '-'],
    ],
    [
      ['长'.repeat(40), '长'.repeat(40)],
      ['长'.repeat(31), `${'长'.repeat(27)} (2)`],
    ],
  ])('of %j are %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  it('are such that a workbook takes them, whatever the sections are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 12 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).toHaveLength(wanted.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^(?!')[^[\]/\\:*?]{1,31}(?<!')$/s);
          expect(name.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
