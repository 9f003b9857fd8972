import type { Language } from '../../domain/words.ts';
import { type Markup, markup, type Part } from '../markup.ts';
import { widthOf } from '../text-width.ts';

/** How wide every chart is drawn; a page shows it as wide as it has room. */
export const chartWidth = 680;

export const fontSize = 12;

export interface Drawing {
  /** Unique in its page. */
  readonly id: string;
  readonly title: string;
  /** The same in words, for who does not see it. */
  readonly about: string;
  readonly height: number;
  readonly content: Part;
}

export function frame({ id, title, about, height, content }: Drawing): Markup {
  return markup`<svg viewBox="0 0 ${chartWidth} ${round(height)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-about">
<title id="${id}-title">${title}</title>
<desc id="${id}-about">${about}</desc>
${content}
</svg>`;
}

/** Coordinates to a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** About how many pixels a text of the usual size takes: a wide character has the font's size. */
export function pixelsOf(text: string): number {
  return (widthOf(text) * fontSize) / 2 + 4;
}

/** A text in two lines at most, each of so many pixels at most; what does not fit is left out with a sign of it. */
export function linesOf(text: string, pixels: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]{1,24}\s*|\s+/g) ?? []) {
    if (line !== '' && pixelsOf((line + piece).trimEnd()) > pixels) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  const shown = lines.slice(0, 2);
  if (lines.length > 2) shown[1] = `${shown[1]}…`;
  return shown;
}

/** A label to the left of its row, in the middle of it. */
export function rowLabel(text: string, x: number, y: number): Markup[] {
  const lines = linesOf(text, x);
  const top = y - ((lines.length - 1) * (fontSize + 1)) / 2;
  return lines.map(
    (line, at) =>
      markup`<text x="${round(x)}" y="${round(top + at * (fontSize + 1))}" class="row">${line}</text>`,
  );
}

export interface LegendEntry {
  readonly label: string;
  /** What marks it in the chart, drawn about the origin in 20 by 12 pixels. */
  readonly sign: Markup;
}

/** One line from the left. */
export function legend(entries: readonly LegendEntry[], x: number, y: number): Markup[] {
  let at = x;
  return entries.map(({ label, sign }) => {
    const here = at;
    at += 26 + pixelsOf(label) + 18;
    return markup`<g transform="translate(${round(here)} ${y})">${sign}<text x="26" y="0" class="start">${label}</text></g>`;
  });
}

/** Separates what is told in words. */
export function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '；' : '; ');
}
