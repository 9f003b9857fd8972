import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import type { Category } from '../../domain/complaint/category.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ComplaintDetails, LinkedComplaint } from '../../domain/complaint/details.ts';
import type { ComplaintState } from '../../domain/complaint/draft.ts';
import { newestFirst } from '../../domain/complaint/recurrence.ts';
import { classAfter } from '../../domain/customer/class-after.ts';
import {
  type Customer,
  customerSchema,
  isErased,
  type Vehicle,
  vehicleSchema,
} from '../../domain/customer/customer.ts';
import { type FocusPeriod, focusPeriod } from '../../domain/customer/focus.ts';
import { type VehicleEntry, vehicleAfter } from '../../domain/customer/vehicle-entry.ts';
import { erasedAlready } from '../../domain/erasure/erased.ts';
import { invalid } from '../../domain/errors.ts';
import type { Actor } from '../../domain/record.ts';
import { customerSays } from '../../domain/refusals/customer.ts';
import { stored } from '../../domain/stored.ts';
import { groupOfBranch } from '../table/ids.ts';
import { type ItemRef, itemRef, type Key } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Loaded, Table } from '../table/table.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';
import { type Setting, updateOf } from '../table/update.ts';
import { writeToldClass } from './customer-change.ts';
import { holdNumber, numberRef } from './number-holder.ts';

/** Which files are a customer's and a vehicle's; both are keyed hashes, or random for a number given away. */
export type FileIds = NonNullable<ComplaintDetails['files']>;

/** A file that was looked for, and what it held. */
export interface FoundFile<T> {
  readonly ref: ItemRef<T>;
  readonly file: T | undefined;
}

/** The keyed hashes of telephone number, VIN and plate, by which files are found. */
export interface FileHashes {
  readonly customer: string;
  readonly vehicle?: string | undefined;
  readonly plate?: string | undefined;
}

/** The files of a customer and, where one is named, of a vehicle, as they were found. */
export interface FoundFiles {
  readonly groupId: string;
  readonly hashes: FileHashes;
  readonly ids: FileIds;
  readonly customer: FoundFile<Customer>;
  readonly vehicle?: FoundFile<Vehicle> | undefined;
  /** Whether the customer's telephone number is to lead to their file, since its hash does not. */
  readonly newHolder: boolean;
}

/** What of a customer's complaints a file keeps: more than anybody reads, and less than an item holds. */
const mostComplaints = 100;

/** How many vehicles one customer may own: a fleet's, and a quarter of what an item holds. */
export const mostVehicles = 2_000;

export function customerFileRef(groupId: string, fileId: string): ItemRef<Customer> {
  return itemRef(keys.customerFile(groupId, fileId), customerSchema, 'flat');
}

export function vehicleFileRef(groupId: string, hash: string): ItemRef<Vehicle> {
  return itemRef(keys.vehicleFile(groupId, hash), vehicleSchema, 'flat');
}

/** Which vehicle has had a plate last. */
const plateSchema = stored({ vehicle: z.optional(z.string()) });

export function plateRef(groupId: string, hash: string) {
  return itemRef(keys.plate(groupId, hash), plateSchema);
}

/** What to read for the files of a customer and a vehicle. */
export function fileRefs(groupId: string, { customer, vehicle }: FileHashes): ItemRef<unknown>[] {
  return [
    customerFileRef(groupId, customer),
    numberRef(groupId, customer),
    ...(vehicle === undefined ? [] : [vehicleFileRef(groupId, vehicle)]),
  ];
}

/**
 * The files out of that read. A number that has changed hands leads to another file, which takes one read more.
 *
 * @param newFileId for the file of a customer whose number was somebody else's before
 */
export async function filesFrom(
  loaded: Loaded,
  groupId: string,
  hashes: FileHashes,
  table: Table,
  newFileId: () => string,
): Promise<FoundFiles> {
  const number = loaded.get(numberRef(groupId, hashes.customer));
  const fileId = number ? (number.holder ?? newFileId()) : hashes.customer;
  const ref = customerFileRef(groupId, fileId);
  const read = fileId === hashes.customer ? loaded : await table.load([ref]);
  return {
    groupId,
    hashes,
    ids: { customer: fileId, ...(hashes.vehicle !== undefined && { vehicle: hashes.vehicle }) },
    customer: { ref, file: read.get(ref) },
    vehicle: vehicleFrom(loaded, groupId, hashes),
    newHolder: number !== undefined && number.holder === undefined,
  };
}

function vehicleFrom(
  loaded: Loaded,
  groupId: string,
  { vehicle }: FileHashes,
): FoundFile<Vehicle> | undefined {
  if (vehicle === undefined) return undefined;
  const ref = vehicleFileRef(groupId, vehicle);
  return { ref, file: loaded.get(ref) };
}

/** What is told of a customer and a vehicle when something of theirs is registered. */
export interface FileEntry extends VehicleEntry {
  readonly branchId: string;
  readonly customer: Pick<Customer, 'class' | 'address'> & { readonly name: string; readonly phone: string };
  readonly complaint?: Complaint | undefined;
  /** What the vehicle's dates have led to by now (CALL-9). */
  readonly reminders?: Vehicle['reminders'];
  /** Whether it says who the customer is to set it right; otherwise it is only taken where the file does not know. */
  readonly corrects?: boolean | undefined;
}

/**
 * Enters something in the files, if they still are as they were found: decisions rest on them. Who the customer is,
 * stands (INTAKE-6): whoever brings the car or complains may well be somebody else who has their number.
 *
 * @throws DomainError for a number that more vehicles are registered by than anybody owns, and for a file that is closed
 */
export function enterInFiles(
  files: FoundFiles,
  entry: FileEntry,
  { at, by }: { readonly at: Instant; readonly by: Actor },
): Write[] {
  const { groupId, hashes, ids } = files;
  if (isErased(files.customer.file)) throw erasedAlready();
  const { name, phone, address } = entry.customer;
  const known = files.customer.file?.class;
  const told = entry.customer.class;
  const customerClass = entry.past === undefined ? classAfter(known, told) : (known ?? told);
  const version = (files.customer.file?.version ?? 0) + 1;
  const teller = 'person' in by ? by.person : by.role;
  const vehicle = files.vehicle && vehicleAfter(files.vehicle.file, entry, ids.customer);
  const owned = vehicle?.owner === ids.customer ? ids.vehicle : undefined;
  const who = { name, phone, address };
  return [
    updateFile(files.customer, entry, {
      ...(entry.corrects
        ? { set: { ...who, class: customerClass } }
        : { set: { class: customerClass }, setIfNone: who }),
      add: owned === undefined ? {} : oneMoreVehicle(files.customer.file, owned, 'customer.phone'),
    }),
    // Who sets it right writes what has changed by themself.
    ...(entry.corrects
      ? []
      : writeToldClass(
          { groupId, fileId: ids.customer },
          { before: known, after: customerClass },
          { version, at, by: teller },
        )),
    ...(files.newHolder ? [holdNumber(groupId, hashes.customer, ids.customer)] : []),
    ...(files.vehicle && vehicle ? enterVehicle(files, files.vehicle, entry, vehicle) : []),
  ];
}

function enterVehicle(
  { groupId, hashes, ids }: FoundFiles,
  found: FoundFile<Vehicle>,
  entry: FileEntry,
  after: Vehicle,
): Write[] {
  const { file: before } = found;
  const { vin, plate, model, owner, maintenanceContractEndsOn, warrantyEndsOn, nextServiceOn, past } = after;
  const dates = { maintenanceContractEndsOn, warrantyEndsOn, nextServiceOn };
  const { reminders } = entry;
  const set = { vin, plate, model, ...dates, owner, past, reminders };
  const unset = (['soldOn', 'past'] as const).filter((name) => before?.[name] && !after[name]);
  const former = before?.owner === owner ? undefined : before?.owner;
  const isPlated = entry.past === undefined || (plate === entry.vehicle?.plate && plate !== before?.plate);
  const plateKey = hashes.plate === undefined ? undefined : keys.plate(groupId, hashes.plate);
  return [
    updateFile(found, entry, { set, unset }),
    ...(former !== undefined && ids.vehicle !== undefined ? [disown(groupId, former, ids.vehicle)] : []),
    ...(plateKey && isPlated ? [{ put: plateKey, data: { vehicle: ids.vehicle } }] : []),
  ];
}

/**
 * One more of the vehicles that a customer owns.
 *
 * @param path of the customer's number, which leads nowhere near a customer where it stands for so many vehicles
 * @throws DomainError where they own too many
 */
export function oneMoreVehicle(
  { vehicles }: Pick<Customer, 'vehicles'> = {},
  hash: string,
  path: string,
): { vehicles: Set<string> } {
  if (vehicles && vehicles.size >= mostVehicles && !vehicles.has(hash)) {
    throw invalid(path, customerSays.number_of_many({ most: mostVehicles }));
  }
  return { vehicles: new Set([hash]) };
}

/** Takes a vehicle off the list of those a customer owns. */
export function disown(groupId: string, fileId: string, vehicle: string): Write {
  return updateOf(keys.customerFile(groupId, fileId), { remove: { vehicles: new Set([vehicle]) } });
}

function updateFile<T extends Customer | Vehicle>(
  { ref, file }: FoundFile<T>,
  { branchId, complaint }: FileEntry,
  { set, add, ...setting }: Partial<Setting>,
): Write {
  const complaints =
    complaint &&
    [entryOf(complaint), ...(file?.complaints ?? [])].toSorted(newestFirst).slice(0, mostComplaints);
  return writeFile(
    { ref, file },
    { ...setting, set: { ...set, complaints }, add: { ...add, branchIds: new Set([branchId]) } },
  );
}

/** Changes a file, if it still is as it was found. An update, so that whatever newer code keeps there stays. */
export function writeFile<T extends Customer | Vehicle>(
  { ref, file }: FoundFile<T>,
  { add, ...setting }: Setting,
): Write {
  const write = updateOf(ref.key, { ...setting, add: { ...add, version: 1 } });
  return { ...write, when: unchangedSince(file?.version) };
}

/** The writes that give a complaint its corrected category in the files, which it reads for that. */
export async function correctInFiles(
  table: Table,
  { head: complaint, details }: ComplaintState,
  category: Category,
): Promise<Write[]> {
  if (details.files === undefined) return [];
  const groupId = groupOfBranch(complaint.branchId);
  const { customer, vehicle } = details.files;
  const refs: ItemRef<Customer | Vehicle>[] = [
    customerFileRef(groupId, customer),
    ...(vehicle === undefined ? [] : [vehicleFileRef(groupId, vehicle)]),
  ];
  const entry = entryOf({ ...complaint, category });
  const loaded = await table.load(refs);
  return refs.flatMap((ref) => {
    const file = loaded.get(ref);
    if (!file?.complaints.some(({ id }) => id === entry.id)) return [];
    const complaints = file.complaints.map((one) => (one.id === entry.id ? entry : one));
    return [writeFile({ ref, file }, { set: { complaints } })];
  });
}

/** Marks the customer of a complaint, whatever else their file holds by now: other marks stay beside it. */
export function writeFocus({ head: complaint, details }: ComplaintState, period: FocusPeriod): Write[] {
  if (details.files === undefined) return [];
  const key: Key = keys.customerFile(groupOfBranch(complaint.branchId), details.files.customer);
  return [updateOf(key, { add: { focusPeriods: new Set([focusPeriod(period)]), version: 1 } })];
}

function entryOf({ id, number, branchId, category, receivedAt }: Complaint): LinkedComplaint {
  return { id, number, branchId, category, receivedAt };
}
