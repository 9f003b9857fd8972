import * as z from 'zod/mini';
import { complaintHead } from '../data/complaint/complaint-head.ts';
import { enterInFiles, type FoundFiles } from '../data/customer/customer-file.ts';
import type { Branch } from '../data/directory/branch.ts';
import type { Place } from '../data/directory/directory.ts';
import { namedStaffRef, staffNamedIn } from '../data/directory/staff.ts';
import { newSubjectId } from '../data/table/ids.ts';
import { keys } from '../data/table/keys.ts';
import type { Write } from '../data/table/transaction.ts';
import { type Instant, localDate } from '../domain/calendar.ts';
import { categoryNames } from '../domain/complaint/category.ts';
import { type Channel, type CustomerClass, priorities } from '../domain/complaint/codes.ts';
import type { NamedPerson } from '../domain/complaint/command.ts';
import type { ComplaintDetails } from '../domain/complaint/details.ts';
import type { Change } from '../domain/complaint/draft.ts';
import { linkedFrom } from '../domain/complaint/recurrence.ts';
import { registerComplaint } from '../domain/complaint/register.ts';
import { classAfter } from '../domain/customer/class-after.ts';
import { isFocus } from '../domain/customer/focus.ts';
import { periodAt } from '../domain/emergency/period.ts';
import { invalid } from '../domain/errors.ts';
import type { PersonActor } from '../domain/record.ts';
import { commonSays } from '../domain/refusals/common.ts';
import { complaintSays } from '../domain/refusals/complaint.ts';
import { longText, noteText, shortText } from '../domain/text.ts';
import type { Runtime } from '../runtime.ts';
import { writeChange } from '../transactions/write-change.ts';
import type { Context } from './route.ts';

/** What is told of any complaint, however it comes in. */
export const complaintTold = {
  category: z.enum(categoryNames),
  description: longText,
  demand: z.optional(noteText),
  against: z.optional(z.strictObject({ person: z.optional(shortText), department: z.optional(shortText) })),
  severe: z.optional(z.boolean()),
  priority: z.optional(z.enum(priorities)),
  /** Whom of the staff the customer says they had told before. */
  toldBefore: z.optional(z.strictObject({ person: z.string() })),
};

export const complaintToldSchema = z.strictObject(complaintTold);

export type ComplaintTold = z.infer<typeof complaintToldSchema>;

interface Registering extends Omit<ComplaintTold, 'toldBefore'> {
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly customer: {
    readonly name: string;
    readonly phone: string;
    readonly class?: CustomerClass | undefined;
  };
  readonly vehicle?: ComplaintDetails['vehicle'];
  readonly concealedBy?: NamedPerson | undefined;
  /** The callback it was raised in, where it was in one (CALL-6). */
  readonly raisedIn?: string | undefined;
  /** Whether it is only made up, for the drill that is on (EMERG-4). */
  readonly drill?: boolean | undefined;
}

/**
 * Registers a complaint: number, form, owner and deadlines in one step (INTAKE-2, INTAKE-3), and its entry in the
 * files of the customer and the vehicle. A drill stands in no file: nothing that is made up is to be held against
 * anybody later, or in their favour (EMERG-4).
 */
export async function registerIn(
  place: Place & { readonly by: PersonActor },
  found: FoundFiles,
  registering: Registering,
  { runtime, now, loaded }: Context,
): Promise<{ change: Change; writes: Write[] }> {
  const { channel, category, priority, severe = false, receivedAt, customer, vehicle } = registering;
  const { description, demand, against, concealedBy, raisedIn, drill = false } = registering;
  const { branch, policy, roster, screenerOf, by } = place;
  const emergencyPlan = planOf(place, registering, now);
  const files = drill ? undefined : found;
  const linked = linkedFrom(files?.customer.file, files?.vehicle?.file);
  const change = registerComplaint(
    {
      id: newSubjectId('complaint', branch.id, runtime.newId()),
      number: await nextNumber(runtime, branch, now),
      branchId: branch.id,
      regionId: branch.regionId,
      timeZone: branch.timeZone,
      channel,
      category,
      priority,
      severe,
      customerClass: classAfter(files?.customer.file?.class, customer.class),
      receivedAt,
      emergencyPlan,
      drill,
      focus: isFocus(files?.customer.file, receivedAt),
      screener: screenerOf(channel),
      concealedBy,
      raisedIn,
      details: {
        description,
        demand,
        against,
        vehicle,
        customer: { name: customer.name, phone: customer.phone },
        takenBy: { role: by.role, person: by.person, name: by.name },
        ...(files && { files: files.ids }),
        linked,
      },
    },
    { at: now, by, policy, roster },
  );
  const entry = { branchId: branch.id, customer, vehicle, complaint: change.head };
  const written = await writeChange(complaintHead, undefined, change, {
    at: now,
    place,
    loaded,
    table: runtime.table,
  });
  return { change, writes: [...written, ...(files ? enterInFiles(files, entry, { at: now, by }) : [])] };
}

/**
 * The emergency plan that was on when it came in (EMERG-2). A drill's complaints come in and are registered while it is
 * on: once it is over, it is summed up.
 *
 * @throws DomainError where there is no such drill
 */
function planOf(
  { periods }: Place,
  { receivedAt, drill = false }: Registering,
  now: Instant,
): string | undefined {
  const plan = periodAt(periods, receivedAt, drill)?.plan;
  const on = !drill || (plan !== undefined && periodAt(periods, now, true)?.plan === plan);
  if (!on) throw invalid('drill', complaintSays.no_drill);
  return plan;
}

/** What to read of whom the customer had told before, as a body names them. */
export function readsOfToldBefore(branchId: unknown, person: unknown) {
  const staff = namedStaffRef(branchId, person);
  return staff ? [staff] : [];
}

/**
 * HANDLE-10: heard in a callback, and told to somebody of the staff before.
 *
 * @param path where the body names them
 */
export function personToldBefore(
  branchId: string,
  toldBefore: { readonly person: string } | undefined,
  path: string,
  { loaded }: Pick<Context, 'loaded'>,
): NamedPerson | undefined {
  if (!toldBefore) return undefined;
  const person = staffNamedIn(loaded, branchId, toldBefore.person);
  if (!person) throw invalid(`${path}.person`, commonSays.not_on_staff);
  return person;
}

/** Such as `SH01-2026-00017`. Counted outside the transaction, so numbers may have gaps but never repeat. */
async function nextNumber(runtime: Runtime, { id, code, timeZone }: Branch, now: Instant): Promise<string> {
  const year = localDate(now, timeZone).slice(0, 4);
  const count = await runtime.table.increment(keys.complaintNumbers(id, year), 'count');
  return `${code}-${year}-${String(count).padStart(5, '0')}`;
}
