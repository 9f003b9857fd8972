import { customerFileRef, vehicleFileRef, writeFile } from '../../shared/data/customer/customer-file.ts';
import { branchFrom, branchRefs, type Place } from '../../shared/data/directory/directory.ts';
import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { branchOfId, type CustomerRef } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Vehicle } from '../../shared/domain/customer/customer.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { followVehicle } from '../../shared/transactions/vehicle-reminders.ts';

const vehiclesAStretch = 25;
const mark = 'vehicle#';

/** Whether a job that goes through calls and then through vehicles has come to these. */
export function isAtVehicles(cursor: string | undefined): boolean {
  return cursor?.startsWith(mark) === true;
}

/** Some vehicles that were gone through: how many had anything to change, and whose schedules follow from it. */
interface Followed {
  readonly cursor: string;
  readonly changed: number;
  readonly rescheduled: readonly Rescheduled[];
}

/**
 * CALL-9: plans what the dates of a customer's vehicles lead to, where it is not planned yet, from the cursor on. One
 * after the other, since each writes the customer's file.
 */
export async function* followVehicles(
  customer: CustomerRef,
  cursor: string | undefined,
  place: Place,
  runtime: Runtime,
): AsyncGenerator<Followed> {
  const ref = customerFileRef(customer.groupId, customer.fileId);
  const { vehicles = new Set<string>() } = (await runtime.table.load([ref])).get(ref) ?? {};
  const left = [...vehicles].toSorted().filter((hash) => !isAtVehicles(cursor) || mark + hash > `${cursor}`);
  for (let at = 0; at < left.length; at += vehiclesAStretch) {
    const stretch = left.slice(at, at + vehiclesAStretch);
    const followed: Rescheduled[][] = [];
    for (const hash of stretch) followed.push(await follow(hash, customer, place, runtime));
    yield {
      cursor: mark + stretch.at(-1),
      changed: followed.filter((one) => one.length > 0).length,
      rescheduled: followed.flat(),
    };
  }
}

/** @returns whose schedules follow */
async function follow(
  hash: string,
  { groupId, fileId }: CustomerRef,
  place: Place,
  { table, now, newId }: Runtime,
): Promise<Rescheduled[]> {
  const ref = vehicleFileRef(groupId, hash);
  return await retryLostRaces(async () => {
    const file = (await table.load([ref])).get(ref);
    if (file?.owner !== fileId) return [];
    const { reminders, writes } = await followVehicle(
      { hash, before: undefined, after: file, place: await placeOf(file) },
      { at: now(), by: system },
      { table, newId },
    );
    if (writes.length === 0) return [];
    await table.transact([writeFile({ ref, file }, { set: { reminders } }), ...writes]);
    return rescheduledBy(writes);
  });

  /** The branch that called before calls again. */
  async function placeOf({ reminders = {} }: Vehicle): Promise<Place> {
    const [before] = Object.values(reminders);
    if (before === undefined) return place;
    const branchId = branchOfId(before.callback);
    return branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId) ?? place;
  }
}
