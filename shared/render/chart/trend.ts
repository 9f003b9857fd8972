import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Chart } from '../../domain/report/document.ts';
import { monthParts } from '../../domain/report/month-words.ts';
import type { Language } from '../../domain/words.ts';
import { textOf } from '../format.ts';
import { type Markup, markup } from '../markup.ts';
import { chartWidth, type Drawing, legend, listed, pixelsOf, round } from './frame.ts';

type Trend = Extract<Chart, { kind: 'trend' }>;

const height = 250;
const right = chartWidth - 8;
const top = 40;
const bottom = height - 38;

/** How the lines differ besides their colour. */
const lines = [
  { color: '#12344d', dash: '', sign: 'M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0Z' },
  { color: '#b3392f', dash: '6 4', sign: 'M-3.5 -3.5H3.5V3.5H-3.5Z' },
  { color: '#8a5a00', dash: '2 3', sign: 'M0 -4.5L4.5 4H-4.5Z' },
] as const;

export function drawTrend({ months, series }: Trend, language: Language): Omit<Drawing, 'id' | 'title'> {
  const [columns, ...others] = series;
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const y = scaleLinear([0, most], [bottom, top]).nice(4);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const told = (count: number) => textOf(count, 'count', language);
  const left = Math.max(...ticks.map((tick) => pixelsOf(told(tick)))) + 12;
  const x = scaleBand<string>(months, [left, right]).padding(0.42);
  const middle = (month: string) => (x(month) ?? 0) + x.bandwidth() / 2;
  const grid = ticks.map(
    (tick) =>
      markup`<path d="M${left} ${round(y(tick))}H${right}" class="${tick === 0 ? 'axis' : 'grid'}"/><text x="${left - 8}" y="${round(y(tick))}" class="row">${told(tick)}</text>`,
  );
  const bars = months.map((month, at) => {
    const value = columns?.values[at] ?? 0;
    const top = round(y(value));
    return markup`<rect x="${round(x(month) ?? 0)}" y="${top}" width="${round(x.bandwidth())}" height="${round(bottom - top)}" fill="#8fbfca"/>`;
  });
  const values = months.map((month, at) => {
    const value = columns?.values[at] ?? 0;
    return value === 0
      ? undefined
      : markup`<text x="${round(middle(month))}" y="${round(y(value)) - 8}" class="middle halo strong">${told(value)}</text>`;
  });
  const drawn = others.map(({ values }, at) => {
    const points = months.map((month, nth): [number, number] => [middle(month), y(values[nth] ?? 0)]);
    return lineMarkup(points, at);
  });
  const signs = [
    markup`<rect x="2" y="-6" width="16" height="12" fill="#8fbfca"/>`,
    ...others.map((_, at) =>
      lineMarkup(
        [
          [0, 0],
          [10, 0],
          [20, 0],
        ],
        at,
        [1],
      ),
    ),
  ];
  return {
    height,
    about: listed(
      series.map(
        ({ label, values }) =>
          `${label[language]}: ${months.map((month, at) => `${month} ${values[at] ?? 0}`).join(', ')}`,
      ),
      language,
    ),
    content: [
      legend(
        series.map(({ label }, at) => ({ label: label[language], sign: signs[at] ?? markup`` })),
        left,
        12,
      ),
      grid,
      bars,
      drawn,
      values,
      months.map((month, at) => monthLabel(month, at, middle(month), language)),
    ],
  };
}

/** @param marked which of the points have a sign; all unless told otherwise */
function lineMarkup(points: readonly [number, number][], at: number, marked?: readonly number[]): Markup {
  const { color, dash, sign } = lines[at % lines.length] ?? lines[0];
  const path = line().digits(1)([...points]) ?? '';
  const signs = points
    .filter((_, nth) => marked?.includes(nth) ?? true)
    .map(
      ([x, y]) =>
        markup`<path d="${sign}" transform="translate(${round(x)} ${round(y)})" fill="#fff" stroke="${color}" stroke-width="1.8"/>`,
    );
  return markup`<path d="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dash === '' ? 'none' : dash}"/>${signs}`;
}

/** The year under the first month that is shown of it. */
function monthLabel(month: string, at: number, x: number, language: Language): Markup {
  const { year, name } = monthParts(month);
  const short = language === 'zh' ? name.zh : name.en.slice(0, 3);
  const first = at === 0 || name.en === 'January';
  return markup`<text x="${round(x)}" y="${bottom + 14}" class="middle">${short}</text>${
    first ? markup`<text x="${round(x)}" y="${bottom + 29}" class="middle quiet">${year}</text>` : undefined
  }`;
}
