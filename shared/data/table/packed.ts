import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { phrases } from './phrases.ts';

/** What takes less is well within the kilobyte that a write is charged for anyway. */
const worthwhileBytes = 700;

const dictionary = Buffer.from(phrases);

/** The first byte tells how the others are to be read, should there ever be another way. */
const way = 1;

/**
 * A text in fewer bytes.
 *
 * @param known what whoever reads it has at hand as well, and much of which the text repeats
 */
export function compressed(text: string, known = ''): Uint8Array {
  const content = deflateRawSync(text, { level: 9, dictionary: dictionaryWith(known) });
  return Buffer.concat([Buffer.of(way), content]);
}

/** @throws Error where the bytes are no text that was compressed with the same at hand */
export function decompressed(bytes: Uint8Array, known = ''): string {
  if (bytes[0] !== way) throw new Error('not compressed in a way that is known');
  return inflateRawSync(bytes.subarray(1), { dictionary: dictionaryWith(known) }).toString('utf8');
}

function dictionaryWith(known: string): Buffer {
  return known === '' ? dictionary : Buffer.concat([dictionary, Buffer.from(known)]);
}

/** Content as it is stored where a write is to cost little: compressed, where that is worthwhile. */
export function packed(content: unknown): unknown {
  const text = JSON.stringify(content);
  return text === undefined || Buffer.byteLength(text) < worthwhileBytes ? content : compressed(text);
}

/** The content again; what was never packed is as it is. */
export function unpacked(content: unknown): unknown {
  return content instanceof Uint8Array ? JSON.parse(decompressed(content)) : content;
}
