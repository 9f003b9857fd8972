import * as z from 'zod/mini';
import type { Instant } from '../domain/calendar.ts';
import type { CustomerClass } from '../domain/complaint/codes.ts';
import { isTargetClass } from '../domain/customer/class-after.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { stored } from '../domain/stored.ts';
import { type HistoryRow, writeHistoryRow } from './history.ts';
import { type CustomerRef, newFileChangeId } from './ids.ts';
import { keys, partitions } from './keys.ts';
import type { Position, Table } from './table.ts';
import type { Write } from './transaction.ts';

/** Who changed it where and when. */
export interface ChangedBy {
  readonly branchId: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly person: string;
}

type Judged = Pick<Customer, 'class' | 'noCallsSince'>;

const kinds = ['class', 'no_calls'] as const;

/** What of a file decides on who is called, by what the history calls it. */
const judged: Readonly<Record<(typeof kinds)[number], (file: Judged) => string | undefined>> = {
  class: (file) => file.class,
  no_calls: ({ noCallsSince }) => (noCallsSince === undefined ? 'not_wanted' : 'wanted'),
};

/** How it changed, apart from the file, so that a month's choices can be proved for good: no personal data. */
const changeSchema = stored({
  /** The version that the file had with it. */
  version: z.int(),
  kind: z.enum(kinds),
  at: z.string(),
  by: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});

export type CustomerChange = z.infer<typeof changeSchema>;

/** CALL-3, CALL-10: what decides on who is called changes under the eyes of all: it stands in the customer's history. */
export function writeCustomerChanges(
  customer: CustomerRef,
  { before, after }: { readonly before: Judged; readonly after: Judged & Pick<Customer, 'version'> },
  { person, ...where }: ChangedBy,
  newId: () => string,
): Write[] {
  return kinds
    .map((kind) => ({ kind, before: judged[kind](before), after: judged[kind](after) }))
    .filter((change) => change.before !== change.after)
    .flatMap((change) => {
      const id = newFileChangeId(where.branchId, newId());
      const row: HistoryRow = { id, type: 'change', ...where, ...change, by: person };
      const data = { version: after.version, at: where.at, by: person, ...change };
      return writeHistoryRow(row, { customer: customer.fileId }).map((write) => ({
        ...write,
        ...writeChange(customer, data),
      }));
    });
}

/** A class that makes a customer a target customer, told with something that shows in their history by itself. */
export function writeToldClass(
  customer: CustomerRef,
  {
    before,
    after,
  }: { readonly before: CustomerClass | undefined; readonly after: CustomerClass | undefined },
  told: Pick<CustomerChange, 'version' | 'at' | 'by'>,
): Write[] {
  if (before === after || !isTargetClass(after)) return [];
  return [writeChange(customer, { ...told, kind: 'class', before, after })];
}

function writeChange({ groupId, fileId }: CustomerRef, data: CustomerChange) {
  return { put: keys.customerChange(groupId, fileId, data.version, data.kind), data };
}

const changesAPage = 100;

/** All that became of what decides on whether a customer is called, from the first change on. */
export async function changesOf(table: Table, { groupId, fileId }: CustomerRef): Promise<CustomerChange[]> {
  const { partition, prefix } = partitions.changesOfCustomer(groupId, fileId);
  const changes: CustomerChange[] = [];
  let after: Position | undefined;
  do {
    const page = await table.query({ partition, prefix, limit: changesAPage, after });
    changes.push(...page.items.map(({ item }) => changeSchema.parse(item.data)));
    after = page.more ? page.items.at(-1)?.at : undefined;
  } while (after);
  return changes;
}
