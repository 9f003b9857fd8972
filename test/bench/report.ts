import { readFileSync, writeFileSync } from 'node:fs';

/** One figure of docs/benchmarks.md: what it measures, and the tables that come of it. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  /** What this machine lacks for it, and how to get it; nothing where it can be measured. */
  readonly missing?: () => string | undefined;
  /** Whether it takes so long that it is measured only where it is named. */
  readonly apart?: boolean;
  readonly run: () => Promise<Findings>;
}

export interface Findings {
  readonly tables: readonly Table[];
  /** Every bound that does not hold, as a sentence. */
  readonly broken: readonly string[];
}

/** The first column is text, the others are figures. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table in Markdown, its columns aligned for a terminal as well. */
export function markdown({ head, rows }: Table): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => aligned(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function aligned(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

/** Replaces what stands between the figure's markers in the document. @throws Error where it has none */
export function writeInto(path: string, name: string, text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = readFileSync(path, 'utf8');
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${path} has no place for ${name}`);
  writeFileSync(path, `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`);
}
