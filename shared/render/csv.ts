import type { Cell, CellKind, ReportDocument } from '../domain/report/document.ts';
import type { Language } from '../domain/words.ts';
import type { Rendered } from '../http/rendition.ts';
import { contentDisposition } from './file-name.ts';
import { standingOf, wordsOf } from './format.ts';

/** Without it Excel takes UTF-8 for another encoding. */
const byteOrderMark = '\uFEFF';

/**
 * The report as RFC 4180 has it, one section under the other. Text is always quoted and never taken for a formula;
 * numbers are known by their kind, so that a negative one stays a number.
 */
export async function renderCsv(document: ReportDocument, language: Language): Promise<Rendered> {
  const text = (words: Parameters<typeof wordsOf>[0]) => quoted(wordsOf(words, language));
  const { title, subject, keyFigures, sections } = document;
  const lines: string[][] = [
    [text(title), text(subject)],
    [text(standingOf(document))],
    [],
    ...keyFigures.map(({ label, kind, value }) => [text(label), field(value, kind, language)]),
    ...sections.flatMap(({ name, columns, rows, total }) => [
      [],
      [text(name)],
      columns.map(({ label }) => text(label)),
      ...[...rows, ...(total ? [total] : [])].map((row) =>
        row.map((cell, at) => field(cell, columns[at]?.kind ?? 'text', language)),
      ),
    ]),
  ];
  // Every line has as many fields as the longest.
  const width = Math.max(...lines.map(({ length }) => length));
  const body = lines.map((line) => `${[...line, ...Array(width - line.length).fill('')].join(',')}\r\n`);
  return {
    body: byteOrderMark + body.join(''),
    headers: { 'content-disposition': contentDisposition('attachment', document, 'csv', language) },
  };
}

/** As spreadsheets read it: shares in percent, their changes in points of it, durations in hours and minutes, money in yuan. */
function field(cell: Cell, kind: CellKind, language: Language): string {
  if (cell === null) return '';
  if (typeof cell !== 'number') return quoted(wordsOf(cell, language));
  switch (kind) {
    case 'percent':
      return `${(cell * 100).toFixed(1)}%`;
    case 'points':
      return (cell * 100).toFixed(1);
    case 'mark':
    case 'mark_change':
      return cell.toFixed(2);
    case 'money':
      return (cell / 100).toFixed(2);
    case 'duration': {
      const minutes = Math.round(cell / 60);
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    }
    default:
      return String(cell);
  }
}

/** What a spreadsheet would take for the beginning of a formula; full-width signs are such in East Asia. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

function quoted(text: string): string {
  const inert = formulaStart.test(text) ? `'${text}` : text;
  return `"${inert.toWellFormed().replaceAll('"', '""')}"`;
}
