import * as z from 'zod/mini';
import { categoryNames } from './complaint/category.ts';
import { deadlineNamesSchema, namesOnce } from './deadline-names.ts';
import { holidaysSchema, openingHoursSchema } from './opening-hours.ts';
import { refused } from './refusals/in-schema.ts';
import { policySays } from './refusals/policy.ts';
import { branchRoles } from './roles.ts';
import { stored } from './stored.ts';
import { complaintTaskKinds } from './task-kinds.ts';
import { weekdays } from './working-hours.ts';

/** Whole local calendar days, such as `P3D`; `P0D` is the same day. */
const days = z.string().check(z.regex(/^P\d{1,3}D$/, refused(policySays.not_days)));
/** One day or more. */
const daysAfter = z.string().check(z.regex(/^P(?!0+D)\d{1,3}D$/, refused(policySays.not_a_day_or_more)));
/** Exact hours and minutes, such as `PT2H`; never none. */
const hours = z
  .string()
  .check(z.regex(/^PT(?=.*[1-9])(\d{1,4}H)?(\d{1,4}M)?$/, refused(policySays.not_hours)));
const timeOfDay = z.iso.time({ precision: -1 });
/** How often something is tried; a callback takes no more than thirty tries in vain. */
const count = z.int().check(z.minimum(1), z.maximum(30));
/** Whole calendar months, such as `P12M`. */
const months = z.string().check(z.regex(/^P(?!0+M)\d{1,3}M$/, refused(policySays.not_months)));
const percent = z.int().check(z.minimum(0), z.maximum(100));
/** A day of every year, such as `03-10`; the leap day is none. */
const dayOfYear = z
  .string()
  .check(
    z.regex(
      /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/,
      refused(policySays.not_a_day_of_year),
    ),
  );
/** Whole hours, three days at most: what is looked at every time a complaint comes in. */
const window = z
  .string()
  .check(z.regex(/^PT([1-9]|[1-6]\d|7[0-2])H$/, refused(policySays.not_within_72_hours)));
/** Whole days, a quarter at most: likewise. */
const meanDays = z.string().check(z.regex(/^P([1-9]|[1-8]\d|90)D$/, refused(policySays.not_within_90_days)));
/** Money in fen. */
const fen = z.int().check(z.minimum(0), z.maximum(1_000_000_000_00));

/** Owners a group sets apart from the table of ROUTE-1, by category. */
const owners = z.lazy(() => z.partialRecord(z.enum(categoryNames), z.enum(branchRoles)));

/** The promises of complaints whose clocks stand while the customer is waited for. */
const pausedKinds = z.lazy(() => namesOnce(z.enum(complaintTaskKinds)));

/** Every day from 08:00 to 18:00. */
const everyDay = Object.fromEntries(weekdays.map((day) => [day, [['08:00', '18:00']]]));

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
  reworkBelowPercent: { rule: 'STAT-6', schema: percent, default: 5 },
  signOffByEndOfDay: { rule: 'STAT-4', schema: days, default: 'P2D' },
  lateReportPenalty: { rule: 'STAT-4', schema: fen, default: 50_00 },
  effectMonths: { rule: 'STAT-7', schema: count, default: 3 },
  effectMeasuredAt: { rule: 'STAT-7', schema: timeOfDay, default: '09:00' },
  concealmentPenalty: { rule: 'HANDLE-10', schema: fen, default: 20_00 },
  samePenaltyWithin: { rule: 'PERF-2', schema: months, default: 'P12M' },
  samePenaltyTimes: { rule: 'PERF-2', schema: count, default: 2 },
  onSiteInCityWithin: { rule: 'VISIT-3', schema: hours, default: 'PT6H' },
  onSiteInSuburbsWithin: { rule: 'VISIT-3', schema: hours, default: 'PT7H' },
  openingHours: { rule: 'POLICY-2', schema: openingHoursSchema, default: everyDay },
  holidays: { rule: 'POLICY-2', schema: holidaysSchema, default: { calendar: 'none' } },
  inWorkingTime: {
    rule: 'POLICY-2',
    schema: deadlineNamesSchema,
    default: ['onSiteInCityWithin', 'onSiteInSuburbsWithin'],
  },
  pausedWhileWaiting: { rule: 'POLICY-2', schema: pausedKinds, default: ['resolution'] },
  emergencySeasonFrom: { rule: 'EMERG-1', schema: dayOfYear, default: '03-10' },
  emergencySeasonThrough: { rule: 'EMERG-1', schema: dayOfYear, default: '03-20' },
  emergencyLastsByEndOfDay: { rule: 'EMERG-1', schema: days, default: 'P10D' },
  emergencyContactWithin: { rule: 'EMERG-2', schema: hours, default: 'PT1H' },
  surgeWithin: { rule: 'EMERG-3', schema: window, default: 'PT24H' },
  surgeMeanOver: { rule: 'EMERG-3', schema: meanDays, default: 'P30D' },
  surgeTimesMean: { rule: 'EMERG-3', schema: count, default: 3 },
  surgeAtLeast: { rule: 'EMERG-3', schema: count, default: 5 },
  revisionByEndOfDay: { rule: 'EMERG-4', schema: days, default: 'P7D' },
  drillEvery: { rule: 'EMERG-4', schema: months, default: 'P6M' },
  drillWantedAt: { rule: 'EMERG-4', schema: timeOfDay, default: '09:00' },
  personalDataFor: { rule: 'POLICY-3', schema: months, default: 'P36M' },
  accessRecordFor: { rule: 'POLICY-3', schema: months, default: 'P36M' },
} as const satisfies Record<
  string,
  { rule: string; schema: z.ZodMiniType; default: string | number | boolean | object }
>;

type PolicyTable = typeof policyTable;

export type Policy = { readonly [K in keyof PolicyTable]: z.infer<PolicyTable[K]['schema']> };

/** What the values are called. */
export type PolicyName = keyof PolicyTable;

export const policyNames = Object.keys(policyTable) as [PolicyName, ...PolicyName[]];

type Shape = { [K in keyof PolicyTable]: z.ZodMiniOptional<PolicyTable[K]['schema']> };

function shape(): Shape {
  return Object.fromEntries(
    Object.entries(policyTable).map(([name, { schema }]) => [name, z.optional(schema)]),
  ) as Shape;
}

/** What a group or a branch sets apart from the defaults; built when there is one, not with every cold start. */
export const policyOverridesSchema = z.lazy(() => z.strictObject(shape()));

/** The same as it is stored, maybe by newer code that knows more values. */
export const storedOverridesSchema = z.lazy(() => stored(shape()));

export type PolicyOverrides = z.infer<typeof policyOverridesSchema>;

const defaults = Object.fromEntries(
  Object.entries(policyTable).map(([name, value]) => [name, value.default]),
) as Policy;

/** The policy in force: the defaults, then each scope's overrides, the narrowest last (POLICY-1). */
export function effectivePolicy(...overrides: readonly (PolicyOverrides | undefined)[]): Policy {
  return Object.assign({}, defaults, ...overrides) as Policy;
}
