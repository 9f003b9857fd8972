import type { Month } from '../calendar.ts';
import type { Words } from '../words.ts';
import type { Cell, Section, Series } from './document.ts';

/** How often something was counted. */
export interface Entry {
  readonly label: Words | string;
  readonly count: number;
}

interface Named {
  readonly name: Words;
  readonly note?: Words;
}

const count: Words = { zh: '件数', en: 'Count' };
const share: Words = { zh: '占比', en: 'Share' };
export const total: Words = { zh: '合计', en: 'Total' };

/** The share of a part; of nothing there is none. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** What was counted by each of several things, in their own order, with shares. */
export function breakdownSection({
  item,
  entries,
  ...named
}: Named & { item: Words; entries: readonly Entry[] }): Section {
  const sum = sumOf(entries.map((entry) => entry.count));
  return {
    ...named,
    columns: [
      { label: item, kind: 'text' },
      { label: count, kind: 'count' },
      { label: share, kind: 'percent' },
    ],
    rows: entries.map((entry) => [entry.label, entry.count, shareOf(entry.count, sum)]),
    total: [total, sum, shareOf(sum, sum)],
  };
}

/** The same as a Pareto chart: the most frequent first, and how much they make up together. */
export function paretoSection({
  item,
  entries,
  ...named
}: Named & { item: Words; entries: readonly Entry[] }): Section {
  const found = entries.filter((entry) => entry.count > 0).toSorted((a, b) => b.count - a.count);
  const sum = sumOf(found.map((entry) => entry.count));
  let upTo = 0;
  return {
    ...named,
    columns: [
      { label: item, kind: 'text' },
      { label: count, kind: 'count' },
      { label: share, kind: 'percent' },
      { label: { zh: '累计占比', en: 'Cumulative share' }, kind: 'percent' },
    ],
    rows: found.map((entry) => {
      upTo += entry.count;
      return [entry.label, entry.count, shareOf(entry.count, sum), shareOf(upTo, sum)];
    }),
    ...(found.length > 0 && {
      total: [total, sum, shareOf(sum, sum), null],
      chart: { kind: 'pareto', bars: found.map((entry) => ({ label: entry.label, value: entry.count })) },
    }),
  };
}

/** What was counted by several things at once, as far as there was any: the most frequent first, with shares. */
export function rankedSection({
  items,
  entries,
  ...named
}: Named & {
  items: readonly Words[];
  entries: readonly { readonly labels: readonly Words[]; readonly count: number }[];
}): Section {
  const sum = sumOf(entries.map((entry) => entry.count));
  const empty = items.slice(1).map(() => null);
  return {
    ...named,
    columns: [
      ...items.map((label) => ({ label, kind: 'text' }) as const),
      { label: count, kind: 'count' },
      { label: share, kind: 'percent' },
    ],
    rows: entries
      .toSorted((a, b) => b.count - a.count)
      .map((entry) => [...entry.labels, entry.count, shareOf(entry.count, sum)]),
    ...(entries.length > 0 && { total: [total, ...empty, sum, shareOf(sum, sum)] }),
  };
}

/** Months one after the other, by several measures. */
export function trendSection({
  months,
  series,
  ...named
}: Named & { months: readonly Month[]; series: readonly Series[] }): Section {
  return {
    ...named,
    columns: [
      { label: { zh: '月份', en: 'Month' }, kind: 'text' },
      ...series.map(({ label }) => ({ label, kind: 'count' }) as const),
    ],
    rows: months.map((month, at) => [month, ...series.map(({ values }) => values[at] ?? 0)]),
    ...(series.some(({ values }) => values.some((value) => value > 0)) && {
      chart: { kind: 'trend', months, series },
    }),
  };
}

/** Wholes cut into parts of which the first is the good one: how many of each, and the share of the good. */
export function stackedSection({
  item,
  parts,
  rate,
  rows,
  ...named
}: Named & {
  item: Words;
  parts: readonly Words[];
  rate: Words;
  rows: readonly { readonly label: Words | string; readonly counts: readonly number[] }[];
}): Section {
  const seen = rows.filter(({ counts }) => sumOf(counts) > 0);
  const cells = (label: Words | string, counts: readonly number[]): Cell[] => {
    const sum = sumOf(counts);
    return [label, ...counts, sum, shareOf(counts[0] ?? 0, sum)];
  };
  const sums = parts.map((_, part) => sumOf(rows.map(({ counts }) => counts[part] ?? 0)));
  return {
    ...named,
    columns: [
      { label: item, kind: 'text' },
      ...parts.map((label) => ({ label, kind: 'count' }) as const),
      { label: total, kind: 'count' },
      { label: rate, kind: 'percent' },
    ],
    rows: rows.map(({ label, counts }) => cells(label, counts)),
    total: cells(total, sums),
    ...(seen.length > 0 && {
      chart: {
        kind: 'stacked',
        rows: seen.map(({ label }) => label),
        series: parts.map((label, part) => ({ label, values: seen.map(({ counts }) => counts[part] ?? 0) })),
      },
    }),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
