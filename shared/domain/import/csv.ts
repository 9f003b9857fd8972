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

/** No row of a dealer's system is that long: what is, has a quotation mark that nobody closes. */
const longestRecord = 64 * 1024;

/** A quotation mark opens a cell that no other closes. */
export class QuoteNotClosed extends Error {
  override readonly name = 'QuoteNotClosed';
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}: a quotation mark is not closed`);
    this.line = line;
  }
}

/** Where in a cell the reader stands: before it, in a bare one, within quotation marks, or right behind one. */
type Place = 'start' | 'bare' | 'quoted' | 'quote';

/**
 * Reads comma-separated text as RFC 4180 has it: cells in quotation marks may hold separators, line breaks and doubled
 * quotation marks. Anywhere else a quotation mark is a character like any other. Empty lines are no records.
 *
 * @throws QuoteNotClosed from `push` or `end`
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

  function take(character: string) {
    if (place === 'quoted') {
      if (character === '"') place = 'quote';
      else cell += character;
    } else if (character === separator) {
      endCell();
    } else if (character === '"' && place !== 'bare') {
      if (place === 'quote') cell += character;
      place = 'quoted';
    } else {
      place = 'bare';
      cell += character;
    }
  }

  return {
    push(text) {
      const records: CsvRecord[] = [];
      for (const character of text) {
        // A return and a line feed are one line break, also where the text was cut between them.
        const isSecondHalf = afterReturn && character === '\n';
        const isBreak = character === '\n' || character === '\r';
        afterReturn = character === '\r';
        if (place === 'quoted' && isBreak) {
          cell += character;
          if (!isSecondHalf) line++;
        } else if (isBreak) {
          if (isSecondHalf) continue;
          line++;
          records.push(...endRecord());
          firstLine = line;
        } else {
          take(character);
        }
        if (++length > longestRecord) throw new QuoteNotClosed(firstLine);
      }
      return records;
    },

    end() {
      if (place === 'quoted') throw new QuoteNotClosed(firstLine);
      return cell === '' && cells.length === 0 ? [] : endRecord();
    },
  };
}

const separators = [',', ';', '\t'] as const;

/** The separator of which a header has the most outside quotation marks. */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = separators.map((one) => bare.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
