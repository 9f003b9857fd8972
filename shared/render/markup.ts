/** HTML or SVG that is fit to stand in a page. Nothing else makes one but the tag below, which escapes all it is given. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

export type Part = Markup | string | number | undefined | readonly Part[];

/** Joins markup; whatever is not markup itself is text, and is escaped for elements and quoted attributes alike. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, at) => text + textOf(parts[at - 1]) + string));
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(textOf).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and halves of characters, which no page can have, become a sign that something was there. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is after.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
  );
}
