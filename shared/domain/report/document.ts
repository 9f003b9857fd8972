import type { Instant, Month } from '../calendar.ts';
import type { Words } from '../words.ts';

/**
 * How the cells of a column are meant: numbers are shares from 0 to 1, seconds, and money in minor units; a mark is a
 * mean of marks; a `change` is a count that is shown with its sign, as are the change of a mark and that of a share, in
 * points of a hundred; a date is one such as `2026-11-21`.
 */
export type CellKind =
  | 'text'
  | 'count'
  | 'change'
  | 'percent'
  | 'points'
  | 'mark'
  | 'mark_change'
  | 'duration'
  | 'money'
  | 'date';

/** `null` where there is nothing to tell, such as the share of none. A name is the same in every language. */
export type Cell = Words | string | number | null;

export interface Column {
  readonly label: Words;
  readonly kind: CellKind;
}

/** One number of the head of a report. */
export interface KeyFigure {
  readonly label: Words;
  readonly kind: CellKind;
  readonly value: number | null;
  /** What it is held against, such as the month before. */
  readonly before?: { readonly label: Words; readonly value: number | null };
}

export interface Series {
  readonly label: Words;
  readonly values: readonly number[];
}

export type Chart =
  /** The first series as columns, the others as lines over them. */
  | { readonly kind: 'trend'; readonly months: readonly Month[]; readonly series: readonly Series[] }
  /** The largest first, with their shares added up. */
  | { readonly kind: 'pareto'; readonly bars: readonly { readonly label: Cell; readonly value: number }[] }
  /** Each row as a whole, cut by the series: from what is well to what is not. */
  | { readonly kind: 'stacked'; readonly rows: readonly Cell[]; readonly series: readonly Series[] };

export interface Section {
  readonly name: Words;
  readonly note?: Words | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total?: readonly Cell[] | undefined;
  /** The same as a picture; left out where there is nothing to see. */
  readonly chart?: Chart | undefined;
}

/** A report as people read it, from which page, workbook and CSV are made. Any report is turned into one. */
export interface ReportDocument {
  /** Names the file where a program cannot take the title: ASCII, such as `monthly-report-SH01-2026-11`. */
  readonly slug: string;
  readonly title: Words;
  /** Whose report of when. */
  readonly subject: Words;
  readonly generatedAt: Instant;
  readonly timeZone: string;
  /** By whom and when it was signed, where it is as it was signed and not live. */
  readonly signed?: { readonly by: string; readonly at: Instant } | undefined;
  readonly keyFigures: readonly KeyFigure[];
  readonly sections: readonly Section[];
}
