import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { writeBadRow } from '../../shared/data/job/import-store.ts';
import { TooLarge, type Write } from '../../shared/data/table/transaction.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import type { CsvRecord } from '../../shared/domain/import/csv.ts';
import type { Header } from '../../shared/domain/import/header.ts';
import {
  badRowOf,
  type ImportKind,
  type Mistake,
  type RowOutcome,
} from '../../shared/domain/import/import.ts';
import { readRow } from '../../shared/domain/import/row.ts';
import { lastDigits } from '../../shared/domain/phone.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { lanesOf } from './lanes.ts';
import type { RowPlace } from './row-taking.ts';
import { takeRow } from './take-row.ts';
import { takeTurn } from './take-turn.ts';

/** A row of the file, and its number among them, from 0. */
export interface NumberedRecord extends CsvRecord {
  readonly turn: number;
}

/** What became of some rows. */
export interface RowsTaken {
  readonly outcomes: readonly RowOutcome[];
  /** What is wrong with the bad ones, to be kept with where to go on. */
  readonly writes: readonly Write[];
  /** Whose schedules follow from the others. */
  readonly rescheduled: readonly Rescheduled[];
}

/** How many rows are taken at once; more would only take the table from those who wait for an answer. */
const atOnce = 4;

/** Takes some rows of a file, each in a transaction of its own; those of one customer or vehicle in their order. */
export async function takeRows<Kind extends ImportKind>(
  header: Header & { readonly kind: Kind },
  records: readonly NumberedRecord[],
  place: RowPlace,
): Promise<RowsTaken> {
  const outcomes: RowOutcome[] = [];
  const writes: Write[] = [];
  const rescheduled: Rescheduled[] = [];
  const refuse = async ({ line }: CsvRecord, mistakes: readonly [Mistake, ...Mistake[]]) => {
    outcomes.push('bad');
    writes.push(writeBadRow(place.jobId, await badRowOf(line, mistakes)));
  };

  const good: { record: NumberedRecord; row: Row<Kind> }[] = [];
  for (const record of records) {
    const read = await readRow(header, record.cells, place.branch.timeZone);
    if ('mistakes' in read) await refuse(record, read.mistakes);
    else good.push({ record, row: read.row });
  }

  const lanes = lanesOf(good, ({ row }) => namedIn(row));
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const { record, row } of lane) {
        try {
          const taken = await takeOne(header.kind, record, row, place);
          outcomes.push(taken.outcome);
          rescheduled.push(...taken.rescheduled);
        } catch (error) {
          await refuse(record, [mistakeIn(header, error)]);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { outcomes, writes, rescheduled };
}

async function takeOne<Kind extends ImportKind>(
  kind: Kind,
  { turn }: NumberedRecord,
  row: Row<Kind>,
  place: RowPlace,
) {
  const { reads, decide } = await takeRow(kind, row, place);
  let rescheduled: readonly Rescheduled[] = [];
  const outcome = await takeTurn(place.runtime.table, place.jobId, turn, reads, async (loaded) => {
    const decision = await decide(loaded);
    rescheduled = rescheduledBy(decision.writes);
    return decision;
  });
  return { outcome, rescheduled };
}

/**
 * What the domain refuses, by the name that the file has for the field; what stands against it besides has none. A row
 * for which something cannot be stored is not to keep the others from being taken.
 *
 * @throws what is no refusal of the row
 */
function mistakeIn({ fields, names }: Header, error: unknown): Mistake {
  if (error instanceof TooLarge) return { said: importSays.too_much_to_store };
  if (!(error instanceof DomainError)) throw error;
  if (error.refusal.code !== 'invalid') return { said: error.refusal.said };
  const { path, said } = error.refusal;
  const at = fields.indexOf(path.split('.').at(-1));
  return { column: at < 0 ? undefined : names[at], said };
}

/** Whom and what a row is about: every kind of row names customer and vehicle alike. */
function namedIn(row: object): (string | undefined)[] {
  const { phone, vin } = row as Pick<Row<'customers'>, 'phone' | 'vin'>;
  return [lastDigits(phone), vin];
}
