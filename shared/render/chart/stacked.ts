import { scaleBand, scaleLinear } from 'd3-scale';
import { stack, stackOffsetExpand } from 'd3-shape';
import type { Chart } from '../../domain/report/document.ts';
import type { Language } from '../../domain/words.ts';
import { textOf } from '../format.ts';
import { markup } from '../markup.ts';
import { fillDefinitions, fillKinds, fillOf } from './fills.ts';
import { chartWidth, type Drawing, legend, listed, pixelsOf, round, rowLabel } from './frame.ts';

type Stacked = Extract<Chart, { kind: 'stacked' }>;

const rowHeight = 32;
const top = 34;

/** Every row as long as the other, cut by its parts, with how much of it is well. */
export function drawStacked(
  { rows, series }: Stacked,
  id: string,
  language: Language,
): Omit<Drawing, 'id' | 'title'> {
  const labels = rows.map((row) => textOf(row, 'text', language));
  const names = series.map(({ label }) => label[language]);
  const counts = rows.map((_, at) => series.map(({ values }) => values[at] ?? 0));
  const layers = stack<readonly number[], number>()
    .keys(series.keys())
    .value((row, part) => row[part] ?? 0)
    .offset(stackOffsetExpand)(counts);
  const labelWidth = Math.min(Math.max(...labels.map(pixelsOf)), 216);
  const area = { left: labelWidth + 8, right: chartWidth - 112, bottom: top + rows.length * rowHeight };
  const x = scaleLinear([0, 1], [area.left, area.right]);
  const y = scaleBand<number>(rows.keys(), [top, area.bottom]).padding(0.3);
  const middle = (at: number) => (y(at) ?? 0) + y.bandwidth() / 2;
  const fill = (part: number) => fillOf(fillKinds[Math.min(part, fillKinds.length - 1)] ?? 'bad', id);
  const segments = layers.flatMap((layer) =>
    layer.map(([from, to], at) => {
      const count = counts[at]?.[layer.key] ?? 0;
      if (count === 0) return undefined;
      const width = x(to) - x(from);
      const shown = width > pixelsOf(String(count));
      return [
        markup`<rect x="${round(x(from))}" y="${round(y(at) ?? 0)}" width="${round(width)}" height="${round(y.bandwidth())}" fill="${fill(layer.key)}" stroke="#fff"/>`,
        shown
          ? markup`<text x="${round(x(from) + width / 2)}" y="${round(middle(at))}" class="middle strong ${layer.key === 0 ? 'light' : 'halo'}">${count}</text>`
          : undefined,
      ];
    }),
  );
  return {
    height: area.bottom + 6,
    about: listed(
      labels.map(
        (label, at) =>
          `${label}: ${names.map((name, part) => `${name} ${counts[at]?.[part] ?? 0}`).join(', ')}`,
      ),
      language,
    ),
    content: [
      fillDefinitions(id),
      legend(
        names.map((label, part) => ({
          label,
          sign: markup`<rect x="0" y="-6" width="20" height="12" fill="${fill(part)}"/>`,
        })),
        area.left,
        12,
      ),
      segments,
      labels.map((label, at) => {
        const sum = (counts[at] ?? []).reduce((all, count) => all + count, 0);
        const good = counts[at]?.[0] ?? 0;
        return [
          rowLabel(label, labelWidth, middle(at)),
          markup`<text x="${chartWidth - 54}" y="${round(middle(at))}" class="row strong">${textOf(good / sum, 'percent', language)}</text>`,
          markup`<text x="${chartWidth - 2}" y="${round(middle(at))}" class="row quiet">${good}/${sum}</text>`,
        ];
      }),
    ],
  };
}
