import * as z from 'zod/mini';
import { type ArrivalType, arrivalId } from '../data/arrival/arrival-id.ts';
import { samplingRefs } from '../data/arrival/sampling-store.ts';
import { techniciansRef } from '../data/arrival/technicians.ts';
import type { FoundFiles } from '../data/customer/customer-file.ts';
import { fileKeyOf, readFileKey, vinHash } from '../data/customer/file-key.ts';
import type { Branch } from '../data/directory/branch.ts';
import { namedStaffRef, staffNamedIn } from '../data/directory/staff.ts';
import { groupOfBranch, isBranchId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import { checkArrival } from '../domain/arrival/arrival.ts';
import {
  type Instant,
  instantSchema,
  localDate,
  localDateSchema,
  possibleDates,
} from '../domain/calendar.ts';
import { customerClasses } from '../domain/complaint/codes.ts';
import { phoneSchema } from '../domain/phone.ts';
import { shortText } from '../domain/text.ts';
import { vinSchema } from '../domain/vin.ts';
import type { Runtime } from '../runtime.ts';
import { readsOfBranch } from './find-branch.ts';
import { findFiles, readsOfFiles } from './find-files.ts';
import { type Context, fieldOf } from './route.ts';

/** What the bodies that register a delivery or a visit have in common. */
export const arrivalBody = {
  branchId: z.string(),
  customer: z.strictObject({
    name: shortText,
    phone: phoneSchema,
    class: z.optional(z.enum(customerClasses)),
    address: z.optional(shortText),
  }),
  vehicle: z.strictObject({
    vin: vinSchema,
    plate: z.optional(shortText),
    model: z.optional(shortText),
    warrantyEndsOn: z.optional(localDateSchema),
    maintenanceContractEndsOn: z.optional(localDateSchema),
    nextServiceOn: z.optional(localDateSchema),
  }),
  adviser: z.string(),
};

const arrivalSchema = z.object(arrivalBody);

type Arriving = z.infer<typeof arrivalSchema>;

/** Where the reads of an arrival look for one that was registered before. */
interface Lookup {
  readonly type: ArrivalType;
  /** The field of the body that says when it was. */
  readonly at: string;
  readonly headRef: (id: string) => ItemRef<unknown>;
}

/**
 * What to read to register a delivery or a visit. The branch's time zone is not known yet, so whatever that vehicle may
 * have come for on that day, in any zone, is looked for.
 */
export async function readsOfArrival(
  body: unknown,
  { type, at, headRef }: Lookup,
  { table, now }: Runtime,
): Promise<ItemRef<unknown>[]> {
  const branchId = fieldOf(body, 'branchId');
  const staff = namedStaffRef(branchId, fieldOf(body, 'adviser'));
  const reads = [...readsOfBranch(branchId), ...(await readsOfFiles(body, table)), ...(staff ? [staff] : [])];
  const vin = vinSchema.safeParse(fieldOf(fieldOf(body, 'vehicle'), 'vin'));
  if (typeof branchId !== 'string' || !isBranchId(branchId) || !vin.success) return reads;
  const key = await readFileKey(table, groupOfBranch(branchId));
  if (key === undefined) return reads;
  const vehicle = vinHash(key, vin.data);
  const heads = datesOf(fieldOf(body, at), now()).map((date) =>
    headRef(arrivalId(key, type, { branchId, vehicle, date })),
  );
  return [...reads, ...heads];
}

/**
 * What to read for the choice of a visit that is handed back at that time, in whatever zone (CALL-3), and for the name
 * of whoever worked on it.
 */
export function readsOfSampling(branchId: unknown, handedBackAt: unknown, now: Instant): ItemRef<unknown>[] {
  if (typeof branchId !== 'string' || !isBranchId(branchId)) return [];
  const months = new Set(datesOf(handedBackAt, now).map((date) => date.slice(0, 'yyyy-mm'.length)));
  return [techniciansRef(branchId), ...[...months].flatMap((month) => samplingRefs(branchId, month))];
}

/** The local dates that a time of a body may have; of now where it is left out. */
function datesOf(stated: unknown, now: Instant): string[] {
  const at = stated === undefined ? now : instantSchema.safeParse(stated).data;
  return at === undefined ? [] : possibleDates(at);
}

/** What came, found in the files of its customer and its vehicle. */
export interface FoundArrival {
  readonly id: string;
  readonly date: string;
  readonly files: FoundFiles;
  readonly fileKey: string;
}

/** The files of who and what came, and the id that it has for that day. */
export async function findArrival(
  type: ArrivalType,
  { customer, vehicle }: Arriving,
  { id: branchId, groupId, timeZone }: Branch,
  at: { readonly path: string; readonly time: Instant },
  context: Context,
): Promise<FoundArrival> {
  checkArrival(at.path, at.time, context.now);
  const named = { phone: customer.phone, vin: vehicle.vin, plate: vehicle.plate };
  const files = await findFiles(groupId, named, context);
  const fileKey = await fileKeyOf(context.runtime.table, groupId);
  const date = localDate(at.time, timeZone);
  const hash = vinHash(fileKey, vehicle.vin);
  return { id: arrivalId(fileKey, type, { branchId, vehicle: hash, date }), date, files, fileKey };
}

/** The person of the branch whom the body names as adviser; undefined where nobody is. */
export function adviserIn({ branchId, adviser }: Arriving, { loaded }: Context) {
  return staffNamedIn(loaded, branchId, adviser);
}
