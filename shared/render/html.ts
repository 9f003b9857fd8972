import { createHash } from 'node:crypto';
import type { KeyFigure, ReportDocument, Section } from '../domain/report/document.ts';
import type { Language } from '../domain/words.ts';
import type { Rendered } from '../http/rendition.ts';
import { chartOf } from './chart.ts';
import { contentDisposition } from './file-name.ts';
import { standingOf, textOf } from './format.ts';
import { type Markup, markup } from './markup.ts';
import { styleSheet } from './style-sheet.ts';
import { tableOf } from './table.ts';

/** Nothing but the page's own style: no script, no picture, no font, no frame and no other address. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styleSheet.text).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The report as a page that is complete in itself, to be read, kept, sent on and printed on A4. */
export async function renderHtml(document: ReportDocument, language: Language): Promise<Rendered> {
  return {
    body: page(document, language).text,
    headers: {
      'content-disposition': contentDisposition('inline', document, 'html', language),
      'content-security-policy': `${policy}; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
    },
  };
}

function page(document: ReportDocument, language: Language): Markup {
  const { title, subject, keyFigures, sections } = document;
  const { name, footer } = words[language];
  // The policy once more inside, for a copy that was saved.
  return markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject[language]} ${title[language]}</title>
<style>${styleSheet}</style>
</head>
<body>
<header>
<p class="system">${name}</p>
<h1>${title[language]}</h1>
<p class="subject">${subject[language]}</p>
<p class="standing">${standingOf(document)[language]}</p>
</header>
<main>
<dl class="key">${keyFigures.map((figure) => keyFigure(figure, language))}</dl>
${sections.map((section, at) => sectionMarkup(section, `s${at + 1}`, language))}
</main>
<footer>${footer}</footer>
</body>
</html>
`;
}

const words = {
  zh: { name: '客户关爱', footer: '数据由系统按业务记录自动统计，不含客户个人信息。' },
  en: {
    name: 'Dealer Care',
    footer: 'Counted by the system from the records themselves; without personal data of customers.',
  },
} as const satisfies Record<Language, object>;

function keyFigure({ label, kind, value, before }: KeyFigure, language: Language): Markup {
  return markup`<div><dt>${label[language]}</dt><dd><b>${textOf(value, kind, language)}</b>${
    before && markup`<span>${before.label[language]} ${textOf(before.value, kind, language)}</span>`
  }</dd></div>`;
}

function sectionMarkup(section: Section, id: string, language: Language): Markup {
  const { name, note, chart, columns } = section;
  // Two of these stand side by side.
  const narrow = !chart && columns.length <= 3;
  return markup`<section aria-labelledby="${id}"${narrow ? markup` class="narrow"` : undefined}>
<h2 id="${id}">${name[language]}</h2>
${note && markup`<p class="note">${note[language]}</p>`}
${chart && markup`<figure>${chartOf(chart, name, `${id}-chart`, language)}</figure>`}
${tableOf(section, language)}
</section>
`;
}
