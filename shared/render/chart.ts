import type { Chart } from '../domain/report/document.ts';
import type { Language, Words } from '../domain/words.ts';
import { frame } from './chart/frame.ts';
import { drawPareto } from './chart/pareto.ts';
import { drawStacked } from './chart/stacked.ts';
import { drawTrend } from './chart/trend.ts';
import type { Markup } from './markup.ts';

/** @param id unique in its page */
export function chartOf(chart: Chart, name: Words, id: string, language: Language): Markup {
  return frame({ id, title: name[language], ...drawingOf(chart, id, language) });
}

function drawingOf(chart: Chart, id: string, language: Language) {
  switch (chart.kind) {
    case 'trend':
      return drawTrend(chart, language);
    case 'pareto':
      return drawPareto(chart, language);
    case 'stacked':
      return drawStacked(chart, id, language);
  }
}
