import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  type CsvRecord,
  createCsvReader,
  LineTooLong,
  longestRecord,
  QuoteNotClosed,
  separatorOf,
} from '../../shared/domain/import/csv.ts';
import { FileRefused } from '../../shared/domain/import/header.ts';
import { type Encoding, encodings } from '../../shared/domain/import/import.ts';
import { failureSays } from '../../shared/domain/refusals/import.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** How a file is to be read. */
export interface Reading {
  readonly encoding: Encoding;
  readonly separator: string;
}

/**
 * Finds out how a file is written: UTF-8, or else GB18030, as most systems of dealers write; and by which separator.
 *
 * @param bytes gives the file from its beginning, each time it is called
 * @throws FileRefused where it is empty, no text, or cut in the middle of a character
 */
export async function findReading(bytes: () => Bytes): Promise<Reading> {
  const encoding = await encodingOf(bytes);
  const header = await firstLine(decoded(bytes(), encoding));
  if (header === '') throw new FileRefused('empty', failureSays.empty);
  return { encoding, separator: separatorOf(header) };
}

/** The first line with anything on it; of one that is too long, which is found out where rows are read, a beginning. */
async function firstLine(texts: AsyncIterable<string>): Promise<string> {
  let line = '';
  for await (const text of texts) {
    line = (line + text).trimStart();
    const end = line.search(/[\r\n]/);
    if (end >= 0) return line.slice(0, end);
    if (line.length > longestRecord) break;
  }
  return line;
}

/**
 * The records of a file, the header first, a part of the file in memory at a time.
 *
 * @throws FileRefused where a line is too long, or a quotation mark is not closed, as in a file that is cut
 */
export async function* recordsOf(bytes: Bytes, { encoding, separator }: Reading): AsyncGenerator<CsvRecord> {
  const reader = createCsvReader(separator);
  try {
    for await (const text of decoded(bytes, encoding)) yield* reader.push(text);
    yield* reader.end();
  } catch (error) {
    throw refusedFor(error);
  }
}

/** @returns the refusal of the file, or the error itself where it is none of the text's */
function refusedFor(error: unknown): unknown {
  if (error instanceof LineTooLong) {
    const said = failureSays.line_too_long({ line: error.line, most: longestRecord });
    return new FileRefused('line_too_long', said);
  }
  if (!(error instanceof QuoteNotClosed)) return error;
  const said = failureSays.quote_not_closed({ line: error.line });
  return new FileRefused('cut_off', said);
}

/** How much is read at once: on one machine everybody else waits meanwhile. */
const pieceBytes = 64 * 1024;

/** The bytes in small pieces, each in a turn of its own. */
async function* inTurns(bytes: Bytes): Bytes {
  for await (const part of bytes) {
    for (let from = 0; from < part.length; from += pieceBytes) {
      yield part.subarray(from, from + pieceBytes);
      await othersTurn();
    }
  }
}

async function* decoded(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const part of inTurns(bytes)) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

async function encodingOf(bytes: () => Bytes): Promise<Encoding> {
  for (const encoding of encodings) {
    const found = await judged(bytes(), encoding);
    if (found === 'text') return encoding;
    if (found === 'cut') throw new FileRefused('cut_off', failureSays.cut_off);
  }
  throw new FileRefused('not_text', failureSays.not_text);
}

/** Whether the bytes are text, or would be if they went on; only Chinese tells one encoding from another. */
async function judged(bytes: Bytes, encoding: Encoding): Promise<'text' | 'cut' | 'other'> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let tells = false;
  try {
    for await (const part of inTurns(bytes)) {
      const text = decoder.decode(part, { stream: true });
      if (text.includes('\0')) return 'other';
      tells ||= /[^\p{ASCII}]/u.test(text);
    }
  } catch (error) {
    if (error instanceof TypeError) return 'other';
    throw error;
  }
  try {
    decoder.decode();
    return 'text';
  } catch {
    return tells ? 'cut' : 'other';
  }
}
