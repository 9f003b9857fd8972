import { writeCustomerChanges } from '../../shared/data/customer/customer-change.ts';
import type { FoundFiles } from '../../shared/data/customer/customer-file.ts';
import { classAfter } from '../../shared/domain/customer/class-after.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { invalid } from '../../shared/domain/errors.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { findFiles, readsOfFiles } from '../../shared/http/find-files.ts';
import { enterWithReminders } from '../../shared/transactions/enter-with-reminders.ts';
import { followInCalls } from '../../shared/transactions/open-callbacks.ts';
import type { RowPlace, RowTaking } from './row-taking.ts';

/**
 * A customer as the dealer's own list has them (INTAKE-6): what it says replaces what the files say, who the customer is
 * where they came to the branch before, as if it were set right there.
 */
export async function takeCustomer(row: Row<'customers'>, place: RowPlace): Promise<RowTaking> {
  const { branch, policy, by, runtime } = place;
  const { name, phone, class: customerClass, address, vin, plate, model } = row;
  const customer = { name, phone, class: customerClass, address };
  const vehicle = vin === undefined ? undefined : { vin, plate, model };
  return {
    reads: await readsOfFiles({ branchId: branch.id, customer, vehicle }, runtime.table),
    async decide(loaded) {
      const files = await findFiles(branch.groupId, { phone, vin, plate }, { runtime, loaded });
      if (saysNothingNew(row, files, branch.id)) return { outcome: 'unchanged', writes: [] };
      checkOwner(files);
      const at = runtime.now();
      const { file } = files.customer;
      const corrects = file?.branchIds?.has(branch.id) === true;
      const entry = { branchId: branch.id, customer, vehicle, owns: true, corrects };
      const entered = await enterWithReminders(files, entry, { at, by, place: { branch, policy } }, runtime);
      const calls =
        corrects && file.name !== name
          ? await followInCalls(
              runtime.table,
              {
                customer: { groupId: branch.groupId, fileId: files.ids.customer },
                after: { ...file, name, version: file.version + 1 },
              },
              { at, by },
            )
          : [];
      const changes = corrects
        ? writeCustomerChanges(
            { groupId: branch.groupId, fileId: files.ids.customer },
            { before: file, after: asTold(file, customer) },
            { branchId: branch.id, timeZone: branch.timeZone, at, person: by.person },
            runtime.newId,
          )
        : [];
      return { outcome: 'taken', writes: [...entered, ...calls, ...changes] };
    },
  };
}

/** The customer as the row leaves them. */
function asTold(
  file: Customer,
  { name, address = file.address, class: told }: Pick<Row<'customers'>, 'name' | 'address' | 'class'>,
) {
  return { ...file, name, address, class: classAfter(file.class, told), version: file.version + 1 };
}

/** A list that was written before the car was sold is not to take it back; only old rows may have been wrong. */
function checkOwner({ vehicle, ids }: FoundFiles): void {
  const { owner, past } = vehicle?.file ?? {};
  if (owner !== undefined && owner !== ids.customer && past?.ownedAt === undefined) {
    throw invalid('vin', importSays.vehicle_of_another);
  }
}

function saysNothingNew(
  row: Row<'customers'>,
  { customer, vehicle, ids }: FoundFiles,
  branchId: string,
): boolean {
  const { name, class: customerClass, address, vin, plate, model } = row;
  const known = customer.file;
  const car = vehicle?.file;
  return (
    known?.branchIds?.has(branchId) === true &&
    holds(known, { name, class: classAfter(known.class, customerClass), address }) &&
    (vin === undefined ||
      (car?.branchIds?.has(branchId) === true && holds(car, { owner: ids.customer, plate, model })))
  );
}

/** Whether it says so already; what is not given says nothing. */
function holds<T extends object>(file: T, told: Partial<T>): boolean {
  return Object.entries(told).every(
    ([name, value]) => value === undefined || Reflect.get(file, name) === value,
  );
}
