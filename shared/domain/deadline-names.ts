import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';
import { calendarSays, policySays } from './refusals/policy.ts';
import type { Said } from './refusals/sentences.ts';

/** The policy's durations until something must be done: those that may run in working time (POLICY-2). */
export const deadlineNames = [
  'contactWithin',
  'contactByEndOfDay',
  'replyByEndOfDay',
  'solutionWithin',
  'resolutionHighByEndOfDay',
  'resolutionMediumByEndOfDay',
  'resolutionLowByEndOfDay',
  'noSolutionByEndOfDay',
  'verificationByEndOfDay',
  'verificationAfterLateForm',
  'verificationAgainByEndOfDay',
  'calledAgainByEndOfDay',
  'remedyWithin',
  'solutionToldByEndOfDay',
  'letterByEndOfDay',
  'payoutByEndOfDay',
  'courtesyCallByEndOfDay',
  'deliverySecondCallByEndOfDay',
  'deliveryThirdCallByEndOfDay',
  'visitCallByEndOfDay',
  'visitSecondCallByEndOfDay',
  'newNumberByEndOfDay',
  'reminderCallByEndOfDay',
  'letterAfterCallByEndOfDay',
  'onSiteInCityWithin',
  'onSiteInSuburbsWithin',
  'revisionByEndOfDay',
  'signOffByEndOfDay',
] as const;

export type DeadlineName = (typeof deadlineNames)[number];

/** The durations that go by the calendar, whatever is open, and why. */
const calendarRules: Readonly<Record<string, Said>> = {
  recurrenceWithin: calendarSays.looks_back_days,
  reminderBefore: calendarSays.reminds_on_a_day,
  missedToldAfter: calendarSays.tells_on_a_day,
  callbackMissedToldAfter: calendarSays.tells_on_a_day,
  deliverySecondCallFrom: calendarSays.says_from_when,
  deliveryThirdCallFrom: calendarSays.says_from_when,
  visitSecondCallFrom: calendarSays.says_from_when,
  changeCountsAfter: calendarSays.says_from_when,
  callAgainAfter: calendarSays.says_from_when,
  callLaterWithin: calendarSays.bounds_a_wish,
  focusAfter: calendarSays.says_from_when,
  focusFor: calendarSays.lasts_for_months,
  maintenanceContractCallBefore: calendarSays.goes_back_from_a_day,
  warrantyToldBefore: calendarSays.goes_back_from_a_day,
  nextServiceCallBefore: calendarSays.goes_back_from_a_day,
  campaignCallBefore: calendarSays.goes_back_from_a_day,
  emergencyLastsByEndOfDay: calendarSays.says_how_long_on,
  emergencyContactWithin: calendarSays.runs_round_the_clock,
  surgeWithin: calendarSays.looks_back_round_the_clock,
  surgeMeanOver: calendarSays.looks_back_days,
  drillEvery: calendarSays.lasts_for_months,
  personalDataFor: calendarSays.lasts_for_months,
  accessRecordFor: calendarSays.lasts_for_months,
  samePenaltyWithin: calendarSays.looks_back_months,
  reopenByEndOfDay: calendarSays.says_how_long_possible,
};

/** A list of names, each once. */
export function namesOnce<Name extends string>(name: z.ZodMiniType<Name>) {
  return z
    .array(name)
    .check(z.refine((names) => new Set(names).size === names.length, refused(commonSays.named_twice)));
}

export const deadlineNamesSchema = z.lazy(() =>
  namesOnce(
    z.enum(deadlineNames, {
      ...refused((input) => {
        const why = calendarRules[String(input)];
        return why === undefined ? policySays.no_deadline : policySays.by_the_calendar({ why });
      }),
    }),
  ),
);
