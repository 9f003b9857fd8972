import { widthOf } from '../../../shared/render/text-width.ts';

export type Row = readonly (string | number)[] | 'line';

/** Rows in aligned columns: texts to the left, numbers to the right, a ruled line where one is asked for. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.filter((row) => row !== 'line');
  const count = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => widthOf(String(row[column] ?? '')))),
  );
  const numeric = widths.map((_, column) => cells.some((row) => typeof row[column] === 'number'));
  const gap = '  ';
  const ruled = '-'.repeat(widths.reduce((sum, width) => sum + width, 0) + gap.length * (count - 1));
  return rows
    .map((row) => {
      if (row === 'line') return ruled;
      const padded = row.map((cell, column) => {
        const text = String(cell);
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(text));
        return numeric[column] ? space + text : text + space;
      });
      return padded.join(gap).trimEnd();
    })
    .join('\n');
}
