import * as z from 'zod/mini';
import { personActorSchema } from '../record.ts';
import { reasonOf, reasonSchema } from '../refusals/reason.ts';
import type { Said } from '../refusals/sentences.ts';
import { stored } from '../stored.ts';
import { importLabels } from './labels.ts';

export type ImportKind = keyof typeof importLabels;

export const importKinds = Object.keys(importLabels) as [ImportKind, ...ImportKind[]];

export const encodings = ['utf-8', 'gb18030'] as const;

export type Encoding = (typeof encodings)[number];

/** A hundred thousand rows of 500 bytes. */
export const largestImportMegabytes = 50;
export const largestImportBytes = largestImportMegabytes * 1024 * 1024;

/** What an import's file was found to be, before its first row is taken. */
const openedSchema = stored({
  /** Which version of what was sent. */
  version: z.string(),
  encoding: z.enum(encodings),
  separator: z.string(),
  /** Names of columns that are not read, as the file has them. */
  ignoredColumns: z.array(z.string()),
});

export type Opened = z.infer<typeof openedSchema>;

/** What an import keeps besides its head. */
export const importDetailsSchema = stored({
  kind: z.enum(importKinds),
  /** The name of the file. */
  name: z.string(),
  size: z.int(),
  /** Who sends it, in whose name its rows are entered. */
  by: personActorSchema,
  /** Until when it can be sent. */
  sendUntil: z.string(),
  opened: z.optional(openedSchema),
});

export type ImportDetails = z.infer<typeof importDetailsSchema>;

/** What rows are counted as. */
export const rowOutcomes = ['taken', 'unchanged', 'bad'] as const;

export type RowOutcome = (typeof rowOutcomes)[number];

/** And how many rows the file has: none before it was opened. */
export type ImportCounts = Readonly<Record<RowOutcome | 'rows', number>>;

export const noRows: ImportCounts = { rows: 0, taken: 0, unchanged: 0, bad: 0 };

/** What is wrong with a row of a file, and where. */
export interface Mistake {
  /** The column as people know it; none where it is the row as a whole. */
  readonly column?: string | undefined;
  readonly said: Said;
}

export const badRowSchema = stored({
  line: z.int(),
  column: z.optional(z.string()),
  reason: reasonSchema,
});

export type BadRow = z.infer<typeof badRowSchema>;

/** One line for all that is wrong with a row: at the first mistake, the others named behind it. */
export async function badRowOf(
  line: number,
  [first, ...others]: readonly [Mistake, ...Mistake[]],
): Promise<BadRow> {
  const { column, said } = first;
  const reason = await reasonOf([{ said }, ...others]);
  return { line, ...(column !== undefined && { column }), reason };
}
