import * as z from 'zod/mini';
import { customerClasses } from '../complaint/codes.ts';
import { linkedComplaintSchema } from '../complaint/details.ts';
import { stored } from '../stored.ts';

const set = z.optional(z.set(z.string()));

/** What the files of customers and of vehicles have in common: both are a group's, over all its branches. */
const file = {
  /** Raised by every write that a decision may rest on. */
  version: z.int(),
  /** Newest first (INTAKE-5). */
  complaints: z._default(z.array(linkedComplaintSchema), []),
  /** The branches that the customer or the vehicle came to; only they see the file (POLICY-3). */
  branchIds: set,
};

/** The file of a customer (INTAKE-6), who is known by their telephone number. */
export const customerSchema = stored({
  ...file,
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  address: z.optional(z.string()),
  class: z.optional(z.enum(customerClasses)),
  /** When the customer was last taken out of the target classes (CALL-3). */
  targetUntil: z.optional(z.string()),
  /** The hashes of the vehicles they own. */
  vehicles: set,
  /** When the customer bears the focus mark, as `focusPeriod` writes it, and what the adviser says to it (CALL-8). */
  focusPeriods: set,
  focusRemark: z.optional(stored({ text: z.string(), at: z.string(), by: z.string() })),
  /** Since when the customer does not want to be called (CALL-10). */
  noCallsSince: z.optional(z.string()),
  /** The job that erases what is personal of them, and since when it does: the file is closed for good (POLICY-3). */
  erasure: z.optional(stored({ job: z.string(), at: z.string() })),
});

export type Customer = z.infer<typeof customerSchema>;

/**
 * CALL-10: whether the customer may be called; about a complaint they may be at any rate. Whoever plans a call on the
 * strength of this writes the file as well, if it still is as it was read.
 */
export function wantsCalls(file: Pick<Customer, 'noCallsSince' | 'erasure'> | undefined): boolean {
  return file?.noCallsSince === undefined && !isErased(file);
}

/** POLICY-3: whether nothing personal of the customer is to be kept any more, so that nothing new may be either. */
export function isErased(file: Pick<Customer, 'erasure'> | undefined): boolean {
  return file?.erasure !== undefined;
}

/** The callbacks of a vehicle's dates (CALL-9). */
export const vehicleDates = ['maintenanceContractEndsOn', 'warrantyEndsOn', 'nextServiceOn'] as const;

export type VehicleDate = (typeof vehicleDates)[number];

/** The callback that a date of a vehicle has led to (CALL-9). */
const reminderSchema = stored({
  callback: z.string(),
  /** The date it reminds of. */
  date: z.string(),
  /** Whose file is that of the customer it reminds. */
  customer: z.string(),
  /** Dates of which a customer was reminded before, whoever owns the vehicle by now. */
  made: z.optional(z.array(stored({ date: z.string(), customer: z.string() }))),
});

export type Reminder = z.infer<typeof reminderSchema>;
export type MadeReminder = NonNullable<Reminder['made']>[number];

/** The file of a vehicle, which is known by its VIN. */
export const vehicleSchema = stored({
  ...file,
  vin: z.optional(z.string()),
  plate: z.optional(z.string()),
  model: z.optional(z.string()),
  /** Which customer's file is the owner's. */
  owner: z.optional(z.string()),
  /** Local dates, such as `2026-11-21`. */
  maintenanceContractEndsOn: z.optional(z.string()),
  warrantyEndsOn: z.optional(z.string()),
  nextServiceOn: z.optional(z.string()),
  soldOn: z.optional(z.string()),
  /** As of when its plate and model, and its owner, are, while all that was told of them lies back in time. */
  past: z.optional(stored({ toldAt: z.optional(z.string()), ownedAt: z.optional(z.string()) })),
  /** What each of its dates has led to. */
  reminders: z.optional(z.partialRecord(z.enum(vehicleDates), reminderSchema)),
});

export type Vehicle = z.infer<typeof vehicleSchema>;
