/** What a text is made of that is to take long: each is repeated until it has the size, and may be cut off at its end. */
const pieces = {
  letters: 'a',
  digits: '0',
  blanks: ' ',
  'blanks and letters': ' a',
  tabs: '\t',
  'line breaks': '\r\n',
  'opening brackets': '(',
  'pairs of brackets': '()',
  'square brackets': '[',
  braces: '{"a":',
  'quotation marks': '"',
  'quoted cells': '"",',
  apostrophes: "'",
  commas: ',',
  'empty weights': 'a;q=0,',
  semicolons: ';',
  dots: '.',
  dashes: '-',
  slashes: '/',
  'folders up': '../',
  percents: '%',
  'percent-encoded': '%2F',
  ampersands: '&a=',
  markup: '<&>',
  backslashes: '\\',
  characters: '中',
  emoji: '👨‍👩‍👧',
  'halves of characters': '\ud83d',
  'marks out of order': '\u0301\u0327',
  sigmas: 'Σ.',
  'hours of a duration': '1H',
  equals: '=',
} as const;

/** The same between a beginning and an end that let a parser hope, or disappoint it. */
const frames = [
  ['', ''],
  ['a', 'x'],
  ['2026-11-21T10:00:00.', 'x'],
  ['P', 'x'],
  ['https://a', ' '],
  ['"', ''],
  ['cmp.demo.sh01.', '.t1'],
] as const;

export interface Shape {
  readonly name: string;
  readonly of: (size: number) => string;
}

export const shapes: readonly Shape[] = Object.entries(pieces).flatMap(([name, piece]) =>
  frames.map(([begin, end]) => ({
    name: `${name}${begin || end ? ` between ${begin} and ${end}` : ''}`,
    of: (size: number) => begin + piece.repeat(Math.ceil(size / piece.length)).slice(0, size) + end,
  })),
);
