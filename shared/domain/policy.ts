import * as z from 'zod/mini';
import { categoryNames } from './complaint/category.ts';
import { branchRoles } from './roles.ts';

/** Whole local calendar days, such as `P3D`; `P0D` is the same day. */
const days = z.string().check(z.regex(/^P\d{1,3}D$/, 'must be days such as P3D'));
/** One day or more. */
const daysAfter = z.string().check(z.regex(/^P(?!0+D)\d{1,3}D$/, 'must be one day or more, such as P1D'));
/** Exact hours and minutes, such as `PT2H`; never none. */
const hours = z
  .string()
  .check(z.regex(/^PT(?=.*[1-9])(\d{1,4}H)?(\d{1,4}M)?$/, 'must be hours such as PT2H'));
const timeOfDay = z.iso.time({ precision: -1 });
const count = z.int().check(z.minimum(1));
/** Whole calendar months, such as `P12M`. */
const months = z.string().check(z.regex(/^P(?!0+M)\d{1,3}M$/, 'must be months such as P12M'));
const percent = z.int().check(z.minimum(0), z.maximum(100));
/** Money in fen. */
const fen = z.int().check(z.minimum(0));

/** Owners a group sets apart from the table of ROUTE-1, by category. */
const owners = z.lazy(() => z.partialRecord(z.enum(categoryNames), z.enum(branchRoles)));

/**
 * Every number of the rules, once: the rule it belongs to, what it may be, and its default.
 * Durations are ISO 8601; `P…D` counts local calendar days, `PT…H` exact hours.
 */
export const policyTable = {
  recurrenceWithin: { rule: 'INTAKE-5', schema: days, default: 'P90D' },
  owners: { rule: 'ROUTE-1', schema: owners, default: {} },
  contactWithin: { rule: 'CLOCK-1', schema: hours, default: 'PT2H' },
  contactByEndOfDay: { rule: 'CLOCK-2', schema: days, default: 'P0D' },
  replyByEndOfDay: { rule: 'CLOCK-2', schema: days, default: 'P1D' },
  solutionWithin: { rule: 'CLOCK-3', schema: hours, default: 'PT24H' },
  resolutionHighByEndOfDay: { rule: 'CLOCK-4', schema: days, default: 'P3D' },
  resolutionMediumByEndOfDay: { rule: 'CLOCK-4', schema: days, default: 'P5D' },
  resolutionLowByEndOfDay: { rule: 'CLOCK-4', schema: days, default: 'P7D' },
  reminderBefore: { rule: 'CLOCK-5', schema: days, default: 'P1D' },
  reminderEarliest: { rule: 'CLOCK-5', schema: timeOfDay, default: '08:00' },
  reminderLatest: { rule: 'CLOCK-5', schema: timeOfDay, default: '20:00' },
  reminderInstead: { rule: 'CLOCK-5', schema: timeOfDay, default: '09:00' },
  noSolutionByEndOfDay: { rule: 'CLOCK-6', schema: days, default: 'P2D' },
  verificationByEndOfDay: { rule: 'CLOCK-7', schema: days, default: 'P0D' },
  verificationAfterLateForm: { rule: 'CLOCK-7', schema: hours, default: 'PT24H' },
  calledAgainByEndOfDay: { rule: 'CLOCK-8', schema: days, default: 'P3D' },
  remedyWithin: { rule: 'CLOCK-9', schema: hours, default: 'PT24H' },
  solutionToldByEndOfDay: { rule: 'CLOCK-11', schema: days, default: 'P0D' },
  missedToldAfter: { rule: 'ESC-1', schema: daysAfter, default: 'P1D' },
  missedToldAt: { rule: 'ESC-1', schema: timeOfDay, default: '09:00' },
  solvedAtOnce: { rule: 'HANDLE-4', schema: fen, default: 500_00 },
  ownerMayApprove: { rule: 'HANDLE-6', schema: fen, default: 500_00 },
  generalManagerMayApprove: { rule: 'HANDLE-6', schema: fen, default: 20_000_00 },
  approvalForAll: { rule: 'HANDLE-6', schema: z.boolean(), default: false },
  letterByEndOfDay: { rule: 'HANDLE-12', schema: days, default: 'P3D' },
  payoutByEndOfDay: { rule: 'HANDLE-13', schema: days, default: 'P7D' },
  courtesyCallByEndOfDay: { rule: 'CALL-1', schema: days, default: 'P3D' },
  deliverySecondCallFrom: { rule: 'CALL-1', schema: days, default: 'P4D' },
  deliverySecondCallByEndOfDay: { rule: 'CALL-1', schema: days, default: 'P7D' },
  deliveryThirdCallFrom: { rule: 'CALL-1', schema: days, default: 'P18D' },
  deliveryThirdCallByEndOfDay: { rule: 'CALL-1', schema: days, default: 'P25D' },
  visitCallByEndOfDay: { rule: 'CALL-2', schema: days, default: 'P3D' },
  visitSecondCallFrom: { rule: 'CALL-2', schema: days, default: 'P7D' },
  visitSecondCallByEndOfDay: { rule: 'CALL-2', schema: days, default: 'P14D' },
  visitsCalledPercent: { rule: 'CALL-3', schema: percent, default: 30 },
  changeCountsAfter: { rule: 'CALL-3', schema: days, default: 'P30D' },
  callAttempts: { rule: 'CALL-4', schema: count, default: 3 },
  callAgainAfter: { rule: 'CALL-4', schema: daysAfter, default: 'P1D' },
  callEarliest: { rule: 'CALL-4', schema: timeOfDay, default: '09:00' },
  callLatest: { rule: 'CALL-4', schema: timeOfDay, default: '20:00' },
  callLaterWithin: { rule: 'CALL-4', schema: daysAfter, default: 'P14D' },
  newNumberByEndOfDay: { rule: 'CALL-4', schema: days, default: 'P1D' },
  callbackMissedToldAfter: { rule: 'CALL-7', schema: daysAfter, default: 'P1D' },
  callbackMissedToldAt: { rule: 'CALL-7', schema: timeOfDay, default: '09:00' },
  focusAfter: { rule: 'CALL-8', schema: days, default: 'P1D' },
  focusFor: { rule: 'CALL-8', schema: months, default: 'P12M' },
  maintenanceContractCallBefore: { rule: 'CALL-9', schema: months, default: 'P1M' },
  warrantyToldBefore: { rule: 'CALL-9', schema: months, default: 'P3M' },
  nextServiceCallBefore: { rule: 'CALL-9', schema: daysAfter, default: 'P14D' },
  campaignCallBefore: { rule: 'CALL-9', schema: daysAfter, default: 'P14D' },
  reminderCallByEndOfDay: { rule: 'CALL-9', schema: days, default: 'P3D' },
  letterAfterCallByEndOfDay: { rule: 'CALL-9', schema: days, default: 'P2D' },
  verificationAttempts: { rule: 'CLOSE-1', schema: count, default: 3 },
  verificationAgainByEndOfDay: { rule: 'CLOSE-1', schema: daysAfter, default: 'P1D' },
  reopenByEndOfDay: { rule: 'CLOSE-3', schema: days, default: 'P30D' },
  onSiteInCityWithin: { rule: 'VISIT-3', schema: hours, default: 'PT6H' },
  onSiteInSuburbsWithin: { rule: 'VISIT-3', schema: hours, default: 'PT7H' },
  workshopOpens: { rule: 'VISIT-3', schema: timeOfDay, default: '08:00' },
  workshopCloses: { rule: 'VISIT-3', schema: timeOfDay, default: '18:00' },
} as const satisfies Record<
  string,
  { rule: string; schema: z.ZodMiniType; default: string | number | boolean | object }
>;

type PolicyTable = typeof policyTable;

export type Policy = { readonly [K in keyof PolicyTable]: z.infer<PolicyTable[K]['schema']> };

type Shape = { [K in keyof PolicyTable]: z.ZodMiniOptional<PolicyTable[K]['schema']> };

/** What a group or a branch sets apart from the defaults; built when there is one, not with every cold start. */
export const policyOverridesSchema = z.lazy(() =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(policyTable).map(([name, { schema }]) => [name, z.optional(schema)]),
    ) as Shape,
  ),
);

export type PolicyOverrides = z.infer<typeof policyOverridesSchema>;

const defaults = Object.fromEntries(
  Object.entries(policyTable).map(([name, value]) => [name, value.default]),
) as Policy;

/** The policy in force: the defaults, then each scope's overrides, the narrowest last (POLICY-1). */
export function effectivePolicy(...overrides: readonly (PolicyOverrides | undefined)[]): Policy {
  return Object.assign({}, defaults, ...overrides) as Policy;
}
