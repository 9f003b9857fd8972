import {
  customerFileRef,
  disown,
  type FoundFile,
  vehicleFileRef,
  writeFile,
} from '../data/customer/customer-file.ts';
import { plateHash, readFileKey } from '../data/customer/file-key.ts';
import type { CustomerRef } from '../data/table/ids.ts';
import { keys } from '../data/table/keys.ts';
import { retryLostRaces } from '../data/table/retries.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Customer } from '../domain/customer/customer.ts';

/**
 * Takes the customer, and the plate they drive it by, out of the file of a vehicle of theirs. Its VIN, its dates and
 * what was done to it stay: they are the car's, whoever comes with it next. One that has another owner by now is only
 * taken off the customer's list.
 */
export async function eraseFromVehicle(
  table: Table,
  { groupId, fileId }: CustomerRef,
  hash: string,
): Promise<void> {
  const ref = vehicleFileRef(groupId, hash);
  const key = await readFileKey(table, groupId);
  await retryLostRaces(async () => {
    const file = (await table.load([ref])).get(ref);
    const writes: Write[] = [disown(groupId, fileId, hash)];
    if (file?.owner === fileId) {
      const unset = file.plate === undefined ? ['owner'] : ['owner', 'plate'];
      writes.push(writeFile({ ref, file }, { unset }));
      if (file.plate !== undefined && key !== undefined) {
        writes.push({ put: keys.plate(groupId, plateHash(key, file.plate)), data: {} });
      }
    }
    await table.transact(writes);
  });
}

/** The vehicles that a customer's file still names. */
export async function vehiclesOf(table: Table, { groupId, fileId }: CustomerRef): Promise<string[]> {
  const ref = customerFileRef(groupId, fileId);
  const file: FoundFile<Customer>['file'] = (await table.load([ref])).get(ref);
  return [...(file?.vehicles ?? [])].toSorted();
}
