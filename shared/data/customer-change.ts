import type { Instant } from '../domain/calendar.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { type HistoryRow, writeHistoryRow } from './history.ts';
import { type CustomerRef, newFileChangeId } from './ids.ts';
import type { Write } from './transaction.ts';

/** Who changed it where and when. */
export interface ChangedBy {
  readonly branchId: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly person: string;
}

type Judged = Pick<Customer, 'class' | 'noCallsSince'>;

/** What of a file decides on who is called, by what the history calls it. */
const judged: Readonly<Record<string, (file: Judged) => string | undefined>> = {
  class: (file) => file.class,
  no_calls: ({ noCallsSince }) => (noCallsSince === undefined ? 'not_wanted' : 'wanted'),
};

/** CALL-3, CALL-10: what decides on who is called changes under the eyes of all: it stands in the customer's history. */
export function writeCustomerChanges(
  { fileId }: CustomerRef,
  { before, after }: { readonly before: Judged; readonly after: Judged },
  { person, ...where }: ChangedBy,
  newId: () => string,
): Write[] {
  return Object.entries(judged)
    .map(([kind, read]) => ({ kind, before: read(before), after: read(after) }))
    .filter((change) => change.before !== change.after)
    .flatMap((change) => {
      const id = newFileChangeId(where.branchId, newId());
      const row: HistoryRow = { id, type: 'change', ...where, ...change, by: person };
      return writeHistoryRow(row, { customer: fileId });
    });
}
