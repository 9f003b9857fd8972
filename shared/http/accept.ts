/** A range of an `Accept…` header with how welcome it is, from 0 to 1. */
interface Range {
  readonly range: string;
  readonly quality: number;
}

const token = /^[\w!#$%&'*+.^`|~-]+(\/[\w!#$%&'*+.^`|~-]+)?$/;
const weight = /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/i;

/** The well-formed ranges of a header, in their order. */
function rangesIn(header: string): Range[] {
  return header.split(',').flatMap((member) => {
    const [range = '', ...parameters] = member.split(';').map((part) => part.trim());
    const given = parameters.find((parameter) => /^q\s*=/i.test(parameter));
    const quality = given === undefined ? '1' : weight.exec(given)?.[1];
    return token.test(range) && quality !== undefined
      ? [{ range: range.toLowerCase(), quality: Number(quality) }]
      : [];
  });
}

/**
 * The most welcome of the media types (RFC 9110, 12.5.1); the first of those that are as welcome. Parameters other
 * than `q` are passed over.
 *
 * @returns undefined where none is welcome
 */
export function acceptedType(header = '', types: readonly string[]): string | undefined {
  if (header.trim() === '') return types[0];
  const ranges = rangesIn(header);
  const welcome = types.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const most = Math.max(...welcome.map(({ quality }) => quality));
  return most > 0 ? welcome.find(({ quality }) => quality === most)?.type : undefined;
}

/** By the range that names the type most closely. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const name of [type, type.replace(/\/.*/, '/*'), '*/*']) {
    const naming = ranges.filter(({ range }) => range === name);
    if (naming.length > 0) return Math.max(...naming.map(({ quality }) => quality));
  }
  return 0;
}

/**
 * The most welcome of the languages, whatever the region or script (RFC 4647, lookup); of those that are as welcome
 * the one named first.
 *
 * @returns the first one where none is welcome
 */
export function acceptedLanguage<Language extends string>(
  header = '',
  languages: readonly [Language, ...Language[]],
): Language {
  const ranges = rangesIn(header).map(({ range, quality }) => ({ range: range.split('-')[0], quality }));
  const named = new Set(ranges.map(({ range }) => range));
  for (const { range, quality } of ranges.toSorted((a, b) => b.quality - a.quality)) {
    if (quality === 0) break;
    const found = languages.find((one) => (range === '*' ? !named.has(one) : one === range));
    if (found !== undefined) return found;
  }
  return languages[0];
}
