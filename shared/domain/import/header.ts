import { failureSays } from '../refusals/import.ts';
import type { Said } from '../refusals/sentences.ts';
import { type Column, columns } from './columns.ts';
import type { ImportKind } from './import.ts';

/** Which field each column of a file is. */
export interface Header {
  readonly kind: ImportKind;
  readonly fields: readonly (string | undefined)[];
  /** How the file itself calls them. */
  readonly names: readonly string[];
  /** Columns that are not read: the first of them, a long name by its beginning. */
  readonly ignored: readonly string[];
}

/** No column is called by a longer name, notes and all. */
export const longestName = 300;

/** How many of the columns that are not read are told. */
export const mostIgnored = 100;

/** The file as a whole cannot be taken. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: string;
  readonly said: Said;
  constructor(code: string, said: Said) {
    super(said.message);
    this.code = code;
    this.said = said;
  }
}

/**
 * Finds the columns of a kind of file by their Chinese or English names.
 *
 * @throws FileRefused where one that is needed is missing, or one is there twice
 */
export function readHeader(kind: ImportKind, cells: readonly string[]): Header {
  const known = fieldsByName(kind);
  const names = cells.map((cell) => cell.trim());
  const fields = names.map((name) => known.get(plain(name)));
  const of = columnsOf(kind);
  const missing = [...of].filter(([field, { required }]) => required && !fields.includes(field));
  if (missing.length > 0) {
    const list = missing.map(([field, { zh }]) => `${zh} (${field})`).join(', ');
    throw new FileRefused('columns_missing', failureSays.columns_missing({ kind, columns: list }));
  }
  const twice = fields.findIndex((field, at) => field !== undefined && fields.indexOf(field) !== at);
  if (twice >= 0) {
    const field = fields[twice] ?? '';
    throw new FileRefused(
      'column_twice',
      failureSays.column_twice({ column: `${of.get(field)?.zh} (${field})` }),
    );
  }
  return { kind, fields, names, ignored: toldOf(names.filter((name, at) => name !== '' && !fields[at])) };
}

export function columnsOf(kind: ImportKind): ReadonlyMap<string, Column> {
  return new Map<string, Column>(Object.entries(columns[kind]));
}

function fieldsByName(kind: ImportKind): ReadonlyMap<string, string> {
  return new Map(
    [...columnsOf(kind)].flatMap(([field, { zh, aliases }]) =>
      [field, zh, ...aliases].map((name) => [plain(name), field] as const),
    ),
  );
}

function toldOf(ignored: readonly string[]): string[] {
  return ignored.slice(0, mostIgnored).map((name) => name.slice(0, longestName).toWellFormed());
}

/**
 * However it is written: wide or narrow, with spaces or without, marked as needed or with a note in brackets. What is
 * longer than a name may be stays as it is: to normalise a text takes a time that grows with its square.
 */
function plain(name: string): string {
  if (name.length > longestName) return name;
  return withoutNote(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_\-*:]/gu, '');
}

function withoutNote(name: string): string {
  const note = name.indexOf('(');
  return note >= 0 && name.endsWith(')') ? name.slice(0, note) : name;
}
