import type { Cell, Column, Section } from '../domain/report/document.ts';
import type { Language } from '../domain/words.ts';
import { textOf } from './format.ts';
import { type Markup, markup } from './markup.ts';

const empty = { zh: '没有记录', en: 'Nothing to report' };

/** In a table of more columns words are broken sooner than that it is wider than its page. */
const mostWhole = 6;

export function tableOf({ name, columns, rows, total }: Section, language: Language): Markup {
  const none = markup`<tr><td colspan="${columns.length}">${empty[language]}</td></tr>`;
  return markup`<table${columns.length > mostWhole ? markup` class="wide"` : undefined}>
<caption>${name[language]}</caption>
<thead><tr>${columns.map(({ label, kind }) => markup`<th scope="col" class="${kind}">${label[language]}</th>`)}</tr></thead>
<tbody>
${rows.length > 0 ? rows.map((cells) => rowOf(cells, columns, language)) : none}
</tbody>
${total && markup`<tfoot>\n${rowOf(total, columns, language)}</tfoot>\n`}</table>`;
}

/** A row is named by its first cell. */
function rowOf(cells: readonly Cell[], columns: readonly Column[], language: Language): Markup {
  return markup`<tr>${columns.map(({ kind }, at) => {
    const text = textOf(cells[at] ?? null, kind, language);
    return at === 0
      ? markup`<th scope="row" class="${kind}">${text}</th>`
      : markup`<td class="${kind}">${text}</td>`;
  })}</tr>\n`;
}
