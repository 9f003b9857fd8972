import type { Instant } from '../domain/calendar.ts';
import type { Customer, Vehicle } from '../domain/customer/customer.ts';
import { type HistoryRow, writeHistoryRow } from './history.ts';
import { type CustomerRef, newFileChangeId } from './ids.ts';
import { masked } from './masked.ts';
import type { Write } from './transaction.ts';

/** Who changed it where and when. */
export interface ChangedBy {
  readonly branchId: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly person: string;
}

type Told = Pick<Customer, 'name' | 'phone' | 'address' | 'class' | 'noCallsSince'>;

/** What of a file people set right, by what the history calls it. Class and wish decide on who is called. */
const told: Readonly<Record<string, (file: Told) => string | undefined>> = {
  name: ({ name }) => name,
  number: ({ phone }) => phone && masked(phone),
  address: ({ address }) => address,
  class: (file) => file.class,
  no_calls: ({ noCallsSince }) => (noCallsSince === undefined ? 'not_wanted' : 'wanted'),
};

/**
 * Whoever changes who a customer is, by which number they are called, or what decides on whether they are (CALL-3,
 * CALL-10), does so under the eyes of all: it stands in the customer's history.
 */
export function writeCustomerChanges(
  { fileId }: CustomerRef,
  { before, after }: { readonly before: Told; readonly after: Told },
  { person, ...where }: ChangedBy,
  newId: () => string,
): Write[] {
  return Object.entries(told)
    .map(([kind, read]) => ({ kind, before: read(before), after: read(after) }))
    .filter((change) => change.before !== change.after)
    .flatMap((change) => {
      const id = newFileChangeId(where.branchId, newId());
      const row: HistoryRow = { id, type: 'change', ...where, ...change, by: person };
      return writeHistoryRow(row, { customer: fileId });
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
