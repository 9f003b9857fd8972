import type { Place } from '../../shared/data/directory.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { Loaded } from '../../shared/data/table.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import type { Header } from '../../shared/domain/import/header.ts';
import type { ImportKind, Mistake, RowOutcome } from '../../shared/domain/import/import.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { takeCustomer } from './take-customer.ts';
import type { Decision } from './take-turn.ts';

/** Where rows are taken, and by whom. */
export interface RowPlace extends Pick<Place, 'branch' | 'policy'> {
  readonly jobId: string;
  readonly by: PersonActor;
  readonly runtime: Runtime;
}

export type AnyRow = { readonly [Kind in ImportKind]: { readonly kind: Kind } & Row<Kind> }[ImportKind];

/** How one row is taken: what to read for it, and what is decided on that. */
export interface RowTaking {
  readonly reads: readonly ItemRef<unknown>[];
  readonly decide: (loaded: Loaded) => Promise<Decision<RowOutcome>>;
}

/** The row does not fit what there is. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
  readonly #mistakes: readonly { readonly field?: string | undefined; readonly message: string }[];
  constructor(...mistakes: { readonly field?: string | undefined; readonly message: string }[]) {
    super('the row does not fit');
    this.#mistakes = mistakes;
  }

  /** By the names of the file's own columns. */
  mistakesIn({ fields, names }: Header): Mistake[] {
    return this.#mistakes.map(({ field, message }) => {
      const at = field === undefined ? -1 : fields.indexOf(field);
      return { column: at < 0 ? undefined : names[at], message };
    });
  }
}

export async function takeRow(row: AnyRow, place: RowPlace): Promise<RowTaking> {
  switch (row.kind) {
    case 'customers':
      return await takeCustomer(row, place);
    case 'deliveries':
    case 'visits':
      throw new RowRefused({ message: 'cannot be taken yet' });
  }
}
