import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import type { CustomerClass } from '../../domain/complaint/codes.ts';
import { isTargetClass } from '../../domain/customer/class-after.ts';
import type { Customer, Vehicle } from '../../domain/customer/customer.ts';
import { stored } from '../../domain/stored.ts';
import { type HistoryRow, writeHistoryRow } from '../head/history.ts';
import { type CustomerRef, newFileChangeId } from '../table/ids.ts';
import { keys, partitions } from '../table/keys.ts';
import { masked } from '../table/masked.ts';
import type { Position, Table } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

/** Who changed it where and when. */
export interface ChangedBy {
  readonly branchId: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly person: string;
}

type Told = Pick<Customer, 'name' | 'phone' | 'address' | 'class' | 'noCallsSince'>;

/** What of a file people set right, by what the history calls it. */
const told = {
  name: ({ name }) => name,
  number: ({ phone }) => phone && masked(phone),
  address: ({ address }) => address,
  class: (file) => file.class,
  no_calls: ({ noCallsSince }) => (noCallsSince === undefined ? 'not_wanted' : 'wanted'),
} satisfies Readonly<Record<string, (file: Told) => string | undefined>>;

/** What of it decides on who is called: how that changed is kept besides, apart from the file. */
const judged = ['class', 'no_calls'] as const;

/** So that a month's choices can be proved for good: no personal data. */
const changeSchema = stored({
  /** The version that the file had with it. */
  version: z.int(),
  kind: z.enum(judged),
  at: z.string(),
  by: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});

export type CustomerChange = z.infer<typeof changeSchema>;

/**
 * Whoever changes who a customer is, by which number they are called, or what decides on whether they are (CALL-3,
 * CALL-10), does so under the eyes of all: it stands in the customer's history.
 */
export function writeCustomerChanges(
  customer: CustomerRef,
  { before, after }: { readonly before: Told; readonly after: Told & Pick<Customer, 'version'> },
  { person, ...where }: ChangedBy,
  newId: () => string,
): Write[] {
  return Object.entries(told)
    .map(([kind, read]) => ({ kind, before: read(before), after: read(after) }))
    .filter((change) => change.before !== change.after)
    .flatMap((change) => {
      const id = newFileChangeId(where.branchId, newId());
      const row: HistoryRow = { id, type: 'change', ...where, ...change, by: person };
      const rows = writeHistoryRow(row, { customer: customer.fileId });
      const kind = judged.find((one) => one === change.kind);
      if (kind === undefined) return rows;
      const kept = writeChange(customer, {
        version: after.version,
        at: where.at,
        by: person,
        ...change,
        kind,
      });
      return rows.map((write) => ({ ...write, ...kept }));
    });
}

/** That a vehicle was sold, or has another owner, in its history and that of whoever owned it before. */
export function writeVehicleChanges(
  hash: string,
  { before, after }: { readonly before: Vehicle; readonly after: Vehicle },
  { person, ...where }: ChangedBy,
  newId: () => string,
): Write[] {
  const changes = [
    ...(before.owner === after.owner ? [] : [{ kind: 'owner' }]),
    ...(before.soldOn === after.soldOn ? [] : [{ kind: 'sold', before: before.soldOn, after: after.soldOn }]),
  ];
  return changes.flatMap((change) => {
    const id = newFileChangeId(where.branchId, newId());
    const row: HistoryRow = { id, type: 'change', ...where, ...change, by: person };
    return writeHistoryRow(row, { customer: before.owner, vehicle: hash });
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
