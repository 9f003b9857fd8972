import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Chart } from '../../domain/report/document.ts';
import type { Language } from '../../domain/words.ts';
import { textOf } from '../format.ts';
import { markup } from '../markup.ts';
import { chartWidth, type Drawing, listed, pixelsOf, round, rowLabel } from './frame.ts';

type Pareto = Extract<Chart, { kind: 'pareto' }>;

const rowHeight = 30;
const top = 34;
/** What comes after so many bars stands together as one. */
const mostBars = 12;
const words = {
  zh: { bars: '占比（条内为件数）', line: '累计占比', others: (count: number) => `其余 ${count} 项` },
  en: { bars: 'share (count in the bar)', line: 'cumulative', others: (count: number) => `${count} others` },
} as const satisfies Record<Language, object>;

/** Bars and their sum share one scale, so that the line begins where the first bar ends. */
export function drawPareto({ bars: all }: Pareto, language: Language): Omit<Drawing, 'id' | 'title'> {
  const bars = folded(all, language);
  const sum = bars.reduce((upTo, { value }) => upTo + value, 0);
  let upTo = 0;
  const rows = bars.map((bar) => {
    upTo += bar.value;
    return { ...bar, share: bar.value / sum, upTo: upTo / sum };
  });
  const labelWidth = Math.min(Math.max(...bars.map(({ label }) => pixelsOf(label))), 216);
  const area = { left: labelWidth + 8, right: chartWidth - 56, bottom: top + rows.length * rowHeight };
  const x = scaleLinear([0, 1], [area.left, area.right]);
  const y = scaleBand<number>(rows.keys(), [top, area.bottom]).padding(0.34);
  const middle = (at: number) => (y(at) ?? 0) + y.bandwidth() / 2;
  const grid = x
    .ticks(5)
    .map(
      (tick) =>
        markup`<path d="M${round(x(tick))} ${top - 4}V${area.bottom}" class="${tick === 0 ? 'axis' : 'grid'}"/><text x="${round(x(tick))}" y="${top - 13}" class="middle quiet">${Math.round(tick * 100)}%</text>`,
    );
  const points = rows.map((row, at): [number, number] => [x(row.upTo), middle(at)]);
  return {
    height: area.bottom + 26,
    about: listed(
      rows.map((row) => `${row.label} ${row.value} (${words[language].line} ${percent(row.upTo)})`),
      language,
    ),
    content: [
      grid,
      rows.map(({ label, value, share }, at) => {
        const end = x(share);
        const inside = end - area.left > 12 + pixelsOf(String(value));
        return [
          rowLabel(label, labelWidth, middle(at)),
          markup`<rect x="${round(area.left)}" y="${round(y(at) ?? 0)}" width="${round(end - area.left)}" height="${round(y.bandwidth())}" fill="#1f7a8c"/>`,
          markup`<text x="${round(inside ? end - 6 : end + 6)}" y="${round(middle(at))}" class="${inside ? 'row light' : 'start'} strong">${value}</text>`,
        ];
      }),
      markup`<path d="${line().digits(1)(points) ?? ''}" fill="none" stroke="#b3392f" stroke-width="2"/>`,
      points.map(
        ([px, py], at) =>
          markup`<circle cx="${round(px)}" cy="${round(py)}" r="3.5" fill="#fff" stroke="#b3392f" stroke-width="1.8"/><text x="${chartWidth - 2}" y="${round(py)}" class="row">${percent(rows[at]?.upTo ?? 0)}</text>`,
      ),
      markup`<g transform="translate(${round(area.left)} ${round(area.bottom + 16)})"><rect x="0" y="-6" width="16" height="12" fill="#1f7a8c"/><text x="22" y="0" class="start">${words[language].bars}</text><g transform="translate(${round(40 + pixelsOf(words[language].bars))} 0)"><path d="M0 0H22" stroke="#b3392f" stroke-width="2"/><circle cx="11" cy="0" r="3.5" fill="#fff" stroke="#b3392f" stroke-width="1.8"/><text x="28" y="0" class="start">${words[language].line}</text></g></g>`,
    ],
  };
}

function percent(share: number): string {
  return textOf(share, 'percent', 'en');
}

function folded(bars: Pareto['bars'], language: Language): { label: string; value: number }[] {
  const told = bars.map(({ label, value }) => ({ label: textOf(label, 'text', language), value }));
  if (told.length <= mostBars) return told;
  const others = told.slice(mostBars - 1);
  const value = others.reduce((sum, other) => sum + other.value, 0);
  return [...told.slice(0, mostBars - 1), { label: words[language].others(others.length), value }];
}
