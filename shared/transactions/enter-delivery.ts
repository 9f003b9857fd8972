import { arrivalNumber } from '../data/arrival/arrival-id.ts';
import { callbackHead } from '../data/arrival/callback-head.ts';
import { deliveryHead } from '../data/arrival/delivery-head.ts';
import type { FileEntry, FoundFiles } from '../data/customer/customer-file.ts';
import type { Place } from '../data/directory/directory.ts';
import { callbackIdFor } from '../data/table/ids.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Adviser } from '../domain/arrival/arrival.ts';
import type { Instant } from '../domain/calendar.ts';
import type { CallbackChange } from '../domain/callback/callback.ts';
import { classAfter } from '../domain/customer/class-after.ts';
import { wantsCalls } from '../domain/customer/customer.ts';
import type { DeliveryChange } from '../domain/delivery/delivery.ts';
import { isPastDelivery, registerDelivery } from '../domain/delivery/register.ts';
import type { PersonActor } from '../domain/record.ts';
import { enterWithReminders } from './enter-with-reminders.ts';

/** Who came with which vehicle, as they are told. */
export interface ToldArrival {
  /** As {@link arrivalId} makes it, and the local day that is part of it. */
  readonly id: string;
  readonly date: string;
  readonly customer: FileEntry['customer'];
  readonly vehicle: NonNullable<FileEntry['vehicle']> & { readonly vin: string };
  readonly adviser: Adviser;
  /**
   * Whether it lies back in time: it opens nothing that is overdue, and where that is all it would open, it replaces
   * nothing newer that the files say.
   */
  readonly past?: boolean | undefined;
}

/** Where it is entered, in which files, by whom and when. */
export interface Entering extends Pick<Place, 'branch' | 'policy'> {
  readonly files: FoundFiles;
  readonly by: PersonActor;
  readonly now: Instant;
  readonly runtime: { readonly table: Table; readonly newId: () => string };
}

/**
 * A delivery with its calls and its place in the files of customer and vehicle, in one transaction (INTAKE-6, CALL-1).
 * Reads once more where the vehicle's dates lead to reminders (CALL-9).
 */
export async function enterDelivery(
  told: ToldArrival & { readonly deliveredAt: Instant },
  entering: Entering,
): Promise<{ delivery: DeliveryChange; calls: CallbackChange[]; writes: Write[] }> {
  const { id, deliveredAt, adviser, customer, vehicle, past } = told;
  const { branch, policy, files, by, now, runtime } = entering;
  const given = { at: now, by, policy };
  // While anything is still to be called for, it is no story of old.
  const over = past && isPastDelivery(deliveredAt, branch.timeZone, given) ? deliveredAt : undefined;
  const { delivery, calls } = registerDelivery(
    {
      id,
      branchId: branch.id,
      number: arrivalNumber(branch.code, 'delivery', told.date, id),
      timeZone: branch.timeZone,
      customerClass: classAfter(files.customer.file?.class, customer.class),
      deliveredAt,
      adviser,
      wantsCalls: wantsCalls(files.customer.file),
      details: arrivalDetails(told, entering),
    },
    {
      callbackId: (purpose) => callbackIdFor(id, purpose),
      past,
      files: { customer: files.customer.file },
    },
    given,
  );
  const writes = [
    ...deliveryHead.write(undefined, delivery),
    ...calls.flatMap((call) => callbackHead.write(undefined, call)),
    ...(await enterWithReminders(
      files,
      { branchId: branch.id, customer, vehicle, owns: true, past: over },
      { at: now, by, place: { branch, policy } },
      runtime,
    )),
  ];
  return { delivery, calls, writes };
}

/** What identifies people and the vehicle, apart from the head. */
export function arrivalDetails({ customer, vehicle }: ToldArrival, { files, by }: Entering) {
  const { customer: fileId, vehicle: hash = '' } = files.ids;
  return {
    customer: { name: customer.name, phone: customer.phone },
    vehicle: { vin: vehicle.vin, plate: vehicle.plate, model: vehicle.model },
    files: { customer: fileId, vehicle: hash },
    takenBy: { role: by.role, person: by.person, name: by.name },
  };
}
