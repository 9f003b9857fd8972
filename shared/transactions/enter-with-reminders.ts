import { enterInFiles, type FileEntry, type FoundFiles } from '../data/customer/customer-file.ts';
import type { Place } from '../data/directory/directory.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { vehicleAfter } from '../domain/customer/vehicle-entry.ts';
import type { Given } from '../domain/draft.ts';
import { followVehicle } from './vehicle-reminders.ts';

/**
 * Enters something in the files, as `enterInFiles` does, and gives the vehicle's dates the callbacks they lead to
 * (CALL-9), in one read more where anything about them changes.
 */
export async function enterWithReminders(
  files: FoundFiles,
  entry: FileEntry,
  { place, ...given }: Omit<Given, 'policy'> & { place: Pick<Place, 'branch' | 'policy'> },
  runtime: { table: Table; newId: () => string },
): Promise<Write[]> {
  const { ids, vehicle } = files;
  if (vehicle === undefined || ids.vehicle === undefined) {
    return enterInFiles(files, entry, given);
  }
  const followed = await followVehicle(
    {
      hash: ids.vehicle,
      before: vehicle.file,
      after: vehicleAfter(vehicle.file, entry, ids.customer),
      place,
      customer: { fileId: ids.customer, file: customerAfter(files, entry) },
    },
    given,
    runtime,
  );
  const { reminders, writes } = followed;
  return [...enterInFiles(files, { ...entry, reminders }, given), ...writes];
}

/** The customer's file as it will be. */
function customerAfter(
  { customer: { file } }: FoundFiles,
  { customer: { name, phone }, corrects }: FileEntry,
): Customer {
  const who = { name, phone };
  return { version: 0, complaints: [], ...who, ...file, ...(corrects && who) };
}
