import { callbackHead } from '../data/arrival/callback-head.ts';
import { customerFileRef, writeFile } from '../data/customer/customer-file.ts';
import type { Branch } from '../data/directory/branch.ts';
import { branchFrom, type Place } from '../data/directory/directory.ts';
import { branchOfId, newSubjectId } from '../data/table/ids.ts';
import type { Loaded, Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { localDate } from '../domain/calendar.ts';
import { followDates, type PlannedReminder } from '../domain/callback/follow-dates.ts';
import { mayChangeReminders } from '../domain/callback/reminders.ts';
import { type Customer, type Vehicle, vehicleDates } from '../domain/customer/customer.ts';
import type { Given } from '../domain/draft.ts';

/** A vehicle's file before and after a change, and where it is made. */
export interface VehicleChange {
  /** The keyed hash of its VIN. */
  readonly hash: string;
  readonly before: Vehicle | undefined;
  readonly after: Vehicle;
  readonly place: Pick<Place, 'branch' | 'policy'>;
  /** A customer's file as it will be, which the same transaction writes. */
  readonly customer?: { readonly fileId: string; readonly file: Customer } | undefined;
}

/**
 * Gives the dates of a vehicle the callbacks they lead to (CALL-9), in one more read where anything about them
 * changes. The writes belong into the transaction that writes the vehicle's file, conditioned on what it was.
 *
 * @returns what the vehicle's file is to say of its reminders, the other writes, and the owner's file where it was read
 */
export async function followVehicle(
  { hash, before, after, place, customer }: VehicleChange,
  given: Omit<Given, 'policy'>,
  { table, newId }: { table: Table; newId: () => string },
): Promise<{
  readonly reminders: Vehicle['reminders'];
  readonly writes: readonly Write[];
  readonly owner?: Customer | undefined;
}> {
  const { branch, policy } = place;
  const here = { at: given.at, zone: branch.timeZone, policy };
  if (!mayChangeReminders(before, after, here)) return { reminders: after.reminders, writes: [] };
  const callbackIds = vehicleDates.flatMap((name) => after.reminders?.[name]?.callback ?? []);
  const isAtHand = customer !== undefined && customer.fileId === after.owner;
  const ownerRef =
    isAtHand || after.owner === undefined ? undefined : customerFileRef(branch.groupId, after.owner);
  const loaded = await table.load([
    ...callbackIds.flatMap(callbackHead.refs),
    ...(ownerRef ? [ownerRef] : []),
  ]);
  const owner = isAtHand ? customer.file : ownerRef && loaded.get(ownerRef);
  const followed = followDates(
    {
      vehicle: after,
      vehicleHash: hash,
      owner,
      standing: Object.fromEntries(
        vehicleDates.map((name) => [name, standingIn(loaded, after.reminders?.[name]?.callback)]),
      ),
      branch,
      newCall: () => newCall(branch, given, newId()),
    },
    { ...given, policy },
  );
  return {
    reminders: { ...after.reminders, ...followed.reminders },
    writes: [
      ...followed.changes.flatMap(({ before, change }) => callbackHead.write(before, change)),
      // A wish not to be called that is made at the same moment is not to be passed over.
      ...(followed.plansAny && ownerRef ? [writeFile({ ref: ownerRef, file: owner }, {})] : []),
    ],
    owner,
  };
}

/** A callback goes by the policy of its own branch. */
function standingIn(loaded: Loaded, callbackId: string | undefined): PlannedReminder | undefined {
  const state = callbackId === undefined ? undefined : callbackHead.from(loaded, callbackId);
  const place = state && branchFrom(loaded, branchOfId(state.head.id));
  return place && { state, policy: place.policy };
}

/** People call it by something such as `SH01-R20261121-7K3Q`: when it was planned, since its date may change. */
function newCall({ id: branchId, code, timeZone }: Branch, { at }: Pick<Given, 'at'>, randomPart: string) {
  const id = newSubjectId('callback', branchId, randomPart);
  const day = localDate(at, timeZone).replaceAll('-', '');
  return { id, number: `${code}-R${day}-${id.slice(-4).toUpperCase()}` };
}
