import * as z from 'zod/mini';

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
const calendarRules: Readonly<Record<string, string>> = {
  recurrenceWithin: 'looks back over calendar days',
  reminderBefore: 'reminds on a calendar day',
  missedToldAfter: 'tells on a calendar day',
  callbackMissedToldAfter: 'tells on a calendar day',
  deliverySecondCallFrom: 'says from when, and not until when',
  deliveryThirdCallFrom: 'says from when, and not until when',
  visitSecondCallFrom: 'says from when, and not until when',
  changeCountsAfter: 'says from when, and not until when',
  callAgainAfter: 'says from when, and not until when',
  callLaterWithin: 'bounds what a customer may ask for',
  focusAfter: 'says from when, and not until when',
  focusFor: 'lasts for calendar months',
  maintenanceContractCallBefore: 'goes back from a calendar day',
  warrantyToldBefore: 'goes back from a calendar day',
  nextServiceCallBefore: 'goes back from a calendar day',
  campaignCallBefore: 'goes back from a calendar day',
  emergencyLastsByEndOfDay: 'says how long a plan is on, and is no promise',
  emergencyContactWithin: 'runs round the clock (EMERG-2)',
  surgeWithin: 'looks back, round the clock',
  surgeMeanOver: 'looks back over calendar days',
  drillEvery: 'lasts for calendar months',
  personalDataFor: 'lasts for calendar months',
  accessRecordFor: 'lasts for calendar months',
  samePenaltyWithin: 'looks back over calendar months',
  reopenByEndOfDay: 'is how long something may be done, and no promise',
};

/** A list of names, each once. */
export function namesOnce<Name extends string>(name: z.ZodMiniType<Name>) {
  return z
    .array(name)
    .check(z.refine((names) => new Set(names).size === names.length, 'must name each once'));
}

export const deadlineNamesSchema = z.lazy(() =>
  namesOnce(
    z.enum(deadlineNames, {
      error: ({ input }) => {
        const rule = calendarRules[String(input)];
        return rule === undefined ? 'names no deadline of the policy' : `is no deadline: it ${rule}`;
      },
    }),
  ),
);
