/** East Asian wide and full-width characters, which take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How many columns of a terminal the text takes. */
export function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(wide)?.length ?? 0);
}

export type Row = readonly (string | number)[] | 'line';

/** Rows in aligned columns: texts to the left, numbers to the right, a ruled line where one is asked for. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.filter((row) => row !== 'line');
  const count = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => displayWidth(String(row[column] ?? '')))),
  );
  const numeric = widths.map((_, column) => cells.some((row) => typeof row[column] === 'number'));
  const gap = '  ';
  const ruled = '-'.repeat(widths.reduce((sum, width) => sum + width, 0) + gap.length * (count - 1));
  return rows
    .map((row) => {
      if (row === 'line') return ruled;
      const padded = row.map((cell, column) => {
        const text = String(cell);
        const space = ' '.repeat((widths[column] ?? 0) - displayWidth(text));
        return numeric[column] ? space + text : text + space;
      });
      return padded.join(gap).trimEnd();
    })
    .join('\n');
}
