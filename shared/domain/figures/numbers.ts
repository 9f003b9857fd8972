import type { Counters } from './counters.ts';

/** One count for each name, noughts too. */
export function countsOf<Name extends string>(
  counters: Counters,
  prefix: string,
  names: readonly Name[],
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, counters[`${prefix}.${name}`] ?? 0])) as Record<
    Name,
    number
  >;
}

/** A part of a whole to four digits; null where there is no whole. */
export function rateOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;
}

/** The marks a customer may give. */
export const marks = ['1', '2', '3', '4', '5'] as const;

export interface MarkFigures {
  readonly rated: number;
  readonly mean: number | null;
  readonly byMark: Readonly<Record<(typeof marks)[number], number>>;
}

/** How many marks of each kind there were, and their mean to two digits. */
export function markFigures(counters: Counters, prefix: string): MarkFigures {
  const byMark = countsOf(counters, prefix, marks);
  const rated = totalOf(byMark);
  const sum = marks.reduce((total, mark) => total + Number(mark) * byMark[mark], 0);
  return { rated, mean: rated > 0 ? Math.round((sum / rated) * 100) / 100 : null, byMark };
}

export function totalOf(counts: Counters): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
