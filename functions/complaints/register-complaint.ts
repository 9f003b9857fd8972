import * as z from 'zod/mini';
import { writeComplaint } from '../../shared/data/complaint-store.ts';
import { enterInFiles } from '../../shared/data/customer-file.ts';
import type { Branch } from '../../shared/data/directory.ts';
import { newSubjectId } from '../../shared/data/ids.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import { keys } from '../../shared/data/keys.ts';
import { namedStaffRef, staffNamedIn } from '../../shared/data/staff.ts';
import { aYear, type Instant, instantSchema, localDate, plus } from '../../shared/domain/calendar.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { channels, customerClasses, priorities } from '../../shared/domain/complaint/codes.ts';
import type { NamedPerson } from '../../shared/domain/complaint/command.ts';
import { isFocus, linkedFrom } from '../../shared/domain/complaint/recurrence.ts';
import { registerComplaint as register } from '../../shared/domain/complaint/register.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { longText, noteText, shortText } from '../../shared/domain/text.ts';
import { vinSchema } from '../../shared/domain/vin.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { findFiles, readsOfFiles } from '../../shared/http/find-files.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { complaintETag, complaintView } from './complaint-view.ts';

export const registerComplaintBody = z
  .strictObject({
    branchId: z.string(),
    channel: z.enum(channels),
    category: z.enum(categoryNames),
    description: longText,
    demand: z.optional(noteText),
    against: z.optional(z.strictObject({ person: z.optional(shortText), department: z.optional(shortText) })),
    severe: z.optional(z.boolean()),
    priority: z.optional(z.enum(priorities)),
    customer: z.strictObject({
      name: shortText,
      phone: phoneSchema,
      class: z.optional(z.enum(customerClasses)),
    }),
    vehicle: z.optional(
      z.strictObject({
        vin: z.optional(vinSchema),
        plate: z.optional(shortText),
        model: z.optional(shortText),
      }),
    ),
    receivedAt: z.optional(instantSchema),
    /** Whom of the staff the customer says they had told before. */
    toldBefore: z.optional(z.strictObject({ person: z.string() })),
  })
  .check(
    z.refine(({ channel, toldBefore }) => toldBefore === undefined || channel === 'callback', {
      path: ['toldBefore'],
      error: 'is what a customer says in a callback',
    }),
    z.meta({
      anyOf: [{ properties: { channel: { const: 'callback' } } }, { not: { required: ['toldBefore'] } }],
    }),
  );

type Body = z.infer<typeof registerComplaintBody>;

/** A complaint comes in: number, form, owner and deadlines in one step (INTAKE-2, INTAKE-3). */
export const registerComplaint: UseCase<unknown, unknown, Body> = {
  reads: async ({ body }, { table }) => [
    ...readsOfBranch(fieldOf(body, 'branchId')),
    ...(await readsOfFiles(body, table)),
    ...readsOfToldBefore(body),
  ],
  async run({ body }, context) {
    const { runtime, now } = context;
    const { customer, branchId, receivedAt = now, severe = false, ...told } = body;
    const { branch, policy, roster, screenerOf, by } = findBranch(branchId, context);
    checkReceipt(receivedAt, now);
    const { channel, category, priority, description, demand, against, vehicle } = told;
    const named = { phone: customer.phone, vin: vehicle?.vin, plate: vehicle?.plate };
    const files = await findFiles(branch.groupId, named, context);
    const linked = linkedFrom(files.customer.file, files.vehicle?.file);
    const change = register(
      {
        id: newSubjectId('complaint', branchId, runtime.newId()),
        number: await nextNumber(runtime, branch, now),
        branchId,
        regionId: branch.regionId,
        timeZone: branch.timeZone,
        channel,
        category,
        priority,
        severe,
        customerClass: customer.class,
        receivedAt,
        focus: isFocus(files.customer.file, receivedAt),
        screener: screenerOf(channel),
        concealedBy: personToldBefore(body, context),
        details: {
          description,
          demand,
          against,
          vehicle,
          customer: { name: customer.name, phone: customer.phone },
          takenBy: { role: by.role, person: by.person, name: by.name },
          files: files.ids,
          linked,
        },
      },
      { at: now, by, policy, roster },
    );
    return {
      body: complaintView(change),
      headers: { ...complaintETag(change), location: `/complaints/${change.complaint.id}` },
      writes: [
        ...writeComplaint(undefined, change),
        ...enterInFiles(files, {
          branchId,
          customer,
          vehicle,
          complaint: change.complaint,
        }),
      ],
    };
  },
};

function readsOfToldBefore(body: unknown): ItemRef<unknown>[] {
  const person = fieldOf(fieldOf(body, 'toldBefore'), 'person');
  const staff = namedStaffRef(fieldOf(body, 'branchId'), person);
  return staff ? [staff] : [];
}

/** HANDLE-10: heard in a callback, and told to somebody of the staff before. */
function personToldBefore({ branchId, toldBefore }: Body, { loaded }: Context): NamedPerson | undefined {
  if (!toldBefore) return undefined;
  const person = staffNamedIn(loaded, branchId, toldBefore.person);
  if (!person) throw invalid('toldBefore.person', 'is not on the staff of the branch');
  return person;
}

function checkReceipt(receivedAt: Instant, now: Instant): void {
  if (receivedAt > now) throw invalid('receivedAt', 'must not be in the future');
  if (receivedAt < plus(now, `-${aYear}`)) throw invalid('receivedAt', 'must not be older than a year');
}

/** Such as `SH01-2026-00017`. Counted outside the transaction, so numbers may have gaps but never repeat. */
async function nextNumber(runtime: Runtime, { id, code, timeZone }: Branch, now: Instant): Promise<string> {
  const year = localDate(now, timeZone).slice(0, 4);
  const count = await runtime.table.increment(keys.complaintNumbers(id, year), 'count');
  return `${code}-${year}-${String(count).padStart(5, '0')}`;
}
