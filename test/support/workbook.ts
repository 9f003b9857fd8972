import { strFromU8, unzipSync } from 'fflate';

export interface SheetCell {
  readonly value: string | number;
  /** How a number is shown, such as `0.0%`. */
  readonly format: string;
  readonly formula: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
}

/** Reads a workbook again, by nothing but what stands in its files. */
export function sheetsOf(workbook: Uint8Array): Sheet[] {
  const files = unzipSync(workbook);
  const read = (path: string) => {
    const file = files[path];
    if (!file) throw new Error(`the workbook has no ${path}`);
    return strFromU8(file);
  };
  const texts = elements(read('xl/sharedStrings.xml'), 'si').map(({ content }) => textIn(content));
  const formatOf = formatsIn(read('xl/styles.xml'));
  const targets = new Map(
    elements(read('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  );
  return elements(read('xl/workbook.xml'), 'sheet').map(({ attributes }) => ({
    name: attributes.name ?? '',
    rows: elements(read(`xl/${targets.get(attributes['r:id'])}`), 'row').map(({ content }) => {
      const cells: (SheetCell | undefined)[] = [];
      for (const cell of elements(content, 'c')) {
        const [value] = elements(cell.content, 'v');
        if (!value) continue;
        cells[columnOf(cell.attributes.r ?? '')] = {
          value: cell.attributes.t === 's' ? (texts[Number(value.content)] ?? '') : Number(value.content),
          format: formatOf(cell.attributes.s),
          formula: cell.content.includes('<f'),
        };
      }
      return cells;
    }),
  }));
}

function formatsIn(styles: string): (style: string | undefined) => string {
  const formats = new Map(
    elements(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']),
  );
  const [cellFormats] = elements(styles, 'cellXfs');
  const used = elements(cellFormats?.content ?? '', 'xf').map(({ attributes }) => attributes.numFmtId ?? '0');
  return (style) => {
    const id = used[Number(style ?? 0)] ?? '0';
    // The only built-in one that stands for text.
    return id === '49' ? '@' : (formats.get(id) ?? id);
  };
}

interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

function elements(xml: string, name: string): Element[] {
  const found = xml.matchAll(new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>(.*?)</${name}>)`, 'gs'));
  return [...found].map(([, attributes = '', content = '']) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ]),
    ),
    content,
  }));
}

function textIn(xml: string): string {
  return elements(xml, 't')
    .map(({ content }) => unescaped(content))
    .join('');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** `B2` as 1. */
function columnOf(place: string): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
