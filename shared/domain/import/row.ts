import { commonSays } from '../refusals/common.ts';
import { importSays } from '../refusals/import.ts';
import { withoutControls } from '../text.ts';
import { CellRefused } from './cells.ts';
import type { Row } from './columns.ts';
import { columnsOf, type Header } from './header.ts';
import type { ImportKind, Mistake } from './import.ts';

export type ReadRow<Kind extends ImportKind> =
  | { readonly row: Row<Kind> }
  | { readonly mistakes: readonly [Mistake, ...Mistake[]] };

/**
 * A row of a file as its columns have it, or all that is wrong with it. Cells are trimmed; empty ones say nothing.
 *
 * @param zone whose clocks the file's times are by
 */
export async function readRow<Kind extends ImportKind>(
  { kind, fields, names }: Header & { readonly kind: Kind },
  cells: readonly string[],
  zone: string,
): Promise<ReadRow<Kind>> {
  if (cells.length > fields.length && cells.slice(fields.length).some((cell) => cell.trim() !== '')) {
    return { mistakes: [{ said: importSays.more_cells({ cells: cells.length, header: fields.length }) }] };
  }
  if (cells.length < fields.length) {
    return {
      mistakes: [{ said: importSays.fewer_cells({ cells: cells.length, header: fields.length }) }],
    };
  }
  const row: Record<string, unknown> = {};
  const mistakes: Mistake[] = [];
  for (const [field, { required, read }] of columnsOf(kind)) {
    const at = fields.indexOf(field);
    const cell = withoutControls(cells[at] ?? '').trim();
    const column = names[at];
    if (cell === '') {
      if (required) mistakes.push({ column, said: commonSays.required });
      continue;
    }
    try {
      row[field] = await read(cell, zone);
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error;
      mistakes.push({ column, said: error.said });
    }
  }
  const [first, ...others] = mistakes;
  return first ? { mistakes: [first, ...others] } : { row: row as Row<Kind> };
}
