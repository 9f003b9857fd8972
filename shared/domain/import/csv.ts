/** One record of a file: its cells, and the line it begins on, as an editor counts. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvReader {
  /** Takes the next part of the text, cut anywhere, and returns the records that end in it. */
  push(text: string): CsvRecord[];
  /** The text is over: returns the last record, where it had no line break. */
  end(): CsvRecord[];
}

/** How many characters a row has at most, its line breaks included: none of a dealer's system is nearly as long. */
export const longestRecord = 64 * 1024;

/** A quotation mark opens a cell that no other closes. */
export class QuoteNotClosed extends Error {
  override readonly name = 'QuoteNotClosed';
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}: a quotation mark is not closed`);
    this.line = line;
  }
}

/** A line goes on for longer than any row may. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}: has more than ${longestRecord} characters`);
    this.line = line;
  }
}

const separators = [',', ';', '\t'] as const;

/** Whatever means nothing, which is taken in one piece. */
const plain = /[^"\r\n,;\t]*/y;

/** Where in a cell the reader stands: before it, in a bare one, within quotation marks, or right behind one. */
type Place = 'start' | 'bare' | 'quoted' | 'quote';

/**
 * Reads comma-separated text as RFC 4180 has it: cells in quotation marks may hold separators, line breaks and doubled
 * quotation marks. Anywhere else a quotation mark is a character like any other. Empty lines are no records.
 *
 * @throws LineTooLong from `push`; QuoteNotClosed from `push` or `end`
 */
export function createCsvReader(separator: string): CsvReader {
  let cells: string[] = [];
  let cell = '';
  let place: Place = 'start';
  let line = 1;
  let firstLine = 1;
  let length = 0;
  let afterReturn = false;

  function endCell() {
    cells.push(cell);
    cell = '';
    place = 'start';
  }

  function endRecord(): CsvRecord[] {
    endCell();
    const record = { line: firstLine, cells };
    cells = [];
    length = 0;
    return record.cells.every((one) => one.trim() === '') ? [] : [record];
  }

  function endLine(character: string): CsvRecord[] {
    // A return and a line feed are one line break, also where the text was cut between them.
    const isSecondHalf = afterReturn && character === '\n';
    afterReturn = character === '\r';
    if (!isSecondHalf) line++;
    if (place === 'quoted') {
      cell += character;
      return [];
    }
    const ended = isSecondHalf ? [] : endRecord();
    firstLine = line;
    return ended;
  }

  function take(piece: string) {
    afterReturn = false;
    if (place === 'quoted') {
      if (piece === '"') place = 'quote';
      else cell += piece;
    } else if (piece === separator) {
      endCell();
    } else if (piece === '"' && place !== 'bare') {
      if (place === 'quote') cell += piece;
      place = 'quoted';
    } else {
      place = 'bare';
      cell += piece;
    }
  }

  /** Whether the row is so long by a quotation mark that nobody closes: it takes in other lines, or most of its own. */
  function isHeldOpen(): boolean {
    return line > firstLine || (place === 'quoted' && cell.length > longestRecord / 2);
  }

  return {
    push(text) {
      const records: CsvRecord[] = [];
      for (let at = 0; at < text.length; ) {
        plain.lastIndex = at;
        const piece = plain.exec(text)?.[0] || text.charAt(at);
        if (piece === '\n' || piece === '\r') records.push(...endLine(piece));
        else take(piece);
        at += piece.length;
        length += piece.length;
        if (length <= longestRecord) continue;
        throw isHeldOpen() ? new QuoteNotClosed(firstLine) : new LineTooLong(firstLine);
      }
      return records;
    },

    end() {
      if (place === 'quoted') throw new QuoteNotClosed(firstLine);
      return cell === '' && cells.length === 0 ? [] : endRecord();
    },
  };
}

/** The separator of which a header has the most outside quotation marks. */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = separators.map((one) => bare.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
