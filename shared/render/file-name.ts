import type { ReportDocument } from '../domain/report/document.ts';
import type { Language } from '../domain/words.ts';

/**
 * The name under which a report is saved, as a header has it (RFC 6266): the readable one, and for programs that
 * cannot read it an ASCII one.
 *
 * @param show whether a browser shows it in its window or saves it
 */
export function contentDisposition(
  show: 'inline' | 'attachment',
  { slug, subject, title }: ReportDocument,
  extension: string,
  language: Language,
): string {
  const name = `${subject[language]} ${title[language]}`.replaceAll(unfit, '_').toWellFormed();
  const plain = slug.replaceAll(/[^\w.-]/g, '_');
  return `${show}; filename="${plain}.${extension}"; filename*=UTF-8''${encoded(`${name}.${extension}`)}`;
}

/** What a file's name cannot have on one system or another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is after.
const unfit = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;

/** Percent-encoded but for what RFC 8187 lets stand. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
