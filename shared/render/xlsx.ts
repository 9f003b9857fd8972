import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { Cell, CellKind, Column, ReportDocument, Section } from '../domain/report/document.ts';
import type { Language } from '../domain/words.ts';
import type { Rendered } from '../http/rendition.ts';
import { contentDisposition } from './file-name.ts';
import { standingOf, wordsOf } from './format.ts';
import { sheetNames } from './sheet-names.ts';
import { widthOf } from './text-width.ts';

type Row = CellObject[];

/** The report as a workbook: a sheet with its head, and one a section. Text is text in it and never a formula. */
export async function renderXlsx(document: ReportDocument, language: Language): Promise<Rendered> {
  const { sections } = document;
  const head = { zh: '报告', en: 'Report' }[language];
  const [headName, ...names] = sheetNames([head, ...sections.map(({ name }) => name[language])]);
  const sheets = [
    { ...headSheet(document, language), sheet: headName ?? head },
    ...sections.map((section, at) => ({ ...sectionSheet(section, language), sheet: names[at] ?? '' })),
  ];
  const fontFamily = { zh: 'Microsoft YaHei', en: 'Calibri' }[language];
  return {
    body: await writeXlsxFile(sheets, { fontFamily, fontSize: 11 }).toBuffer(),
    headers: { 'content-disposition': contentDisposition('attachment', document, 'xlsx', language) },
  };
}

function headSheet(document: ReportDocument, language: Language) {
  const { title, subject, keyFigures } = document;
  const figures = keyFigures.map(
    ({ label, kind, value }): Row => [cellOf(label, 'text', language), cellOf(value, kind, language)],
  );
  return {
    data: [
      [
        {
          value: title[language],
          type: String,
          fontSize: 18,
          fontWeight: 'bold',
          textColor: ink,
          height: 30,
        },
      ],
      [{ value: subject[language], type: String, fontSize: 13 }],
      [{ value: standingOf(document)[language], type: String, textColor: '#5b6770' }],
      [],
      ...figures,
    ] satisfies Row[],
    columns: [{ width: 28 }, { width: 14 }],
    showGridLines: false,
  };
}

function sectionSheet({ columns, rows, total, note }: Section, language: Language) {
  const row = (cells: readonly Cell[], style: object = {}): Row =>
    columns.map(({ kind }, at) => ({ ...cellOf(cells[at] ?? null, kind, language), ...style }));
  return {
    data: [
      columns.map(({ label, kind }) => ({
        value: label[language],
        type: String,
        ...header,
        align: alignOf(kind),
      })),
      ...rows.map((cells) => row(cells)),
      ...(total ? [row(total, { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: ink })] : []),
      ...(note ? [[], [{ value: note[language], type: String, textColor: '#5b6770' }]] : []),
    ] satisfies Row[],
    columns: columns.map((column, at) => ({ width: columnWidth(column, at, rows, language) })),
    stickyRowsCount: 1,
    ...(columns.length > 7 && { orientation: 'landscape' as const }),
  };
}

const ink = '#12344d';

const header = {
  fontWeight: 'bold',
  textColor: '#ffffff',
  backgroundColor: ink,
  height: 22,
  alignVertical: 'center',
} as const;

const formats: Readonly<Record<CellKind, string>> = {
  text: '@',
  count: '#,##0',
  change: '+#,##0;-#,##0;0',
  percent: '0.0%',
  points: '+0.0;-0.0;0.0',
  mark: '0.00',
  mark_change: '+0.00;-0.00;0.00',
  // Hours beyond 24 go on, as a duration's do and a time's do not.
  duration: '[h]:mm',
  money: '"¥"#,##0.00',
  date: 'yyyy-mm-dd',
};

/** Numbers as spreadsheets hold them: shares as they are and their changes in points of a hundred, durations in days, money in yuan. */
function cellOf(cell: Cell, kind: CellKind, language: Language): CellObject {
  const format = formats[kind];
  const align = alignOf(kind);
  if (cell === null) return { align };
  if (typeof cell === 'number') {
    return { value: heldAs(cell, kind), type: Number, format, align };
  }
  const text = wordsOf(cell, language);
  return kind === 'date'
    ? { value: new Date(`${text}T00:00:00Z`), type: Date, format, align }
    : { value: text.toWellFormed(), type: String, format: formats.text, align: 'left' };
}

function heldAs(cell: number, kind: CellKind): number {
  switch (kind) {
    case 'points':
      return cell * 100;
    case 'duration':
      return cell / 86_400;
    case 'money':
      return cell / 100;
    default:
      return cell;
  }
}

function alignOf(kind: CellKind): 'left' | 'right' {
  return kind === 'text' || kind === 'date' ? 'left' : 'right';
}

/** As wide as its longest text, within bounds; a number's place is that of its heading. */
function columnWidth({ label, kind }: Column, at: number, rows: Section['rows'], language: Language): number {
  const texts = rows.flatMap((row) => {
    const cell = row[at] ?? null;
    return typeof cell === 'number' || cell === null ? [] : [wordsOf(cell, language)];
  });
  const longest = Math.max(...[label[language], ...texts].map(widthOf));
  return Math.min(Math.max(longest + 3, kind === 'text' ? 14 : 11), 60);
}
