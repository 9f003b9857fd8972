import type { PolicyName } from '../policy.ts';

/** The values of which a dry run can tell what another would have meant: those that say until when something is done. */
export const toldValues: readonly PolicyName[] = [
  'contactWithin',
  'contactByEndOfDay',
  'replyByEndOfDay',
  'solutionWithin',
  'resolutionHighByEndOfDay',
  'resolutionMediumByEndOfDay',
  'resolutionLowByEndOfDay',
  'verificationByEndOfDay',
  'verificationAfterLateForm',
  'verificationAgainByEndOfDay',
  'solutionToldByEndOfDay',
  'remedyWithin',
  'letterByEndOfDay',
  'payoutByEndOfDay',
  'calledAgainByEndOfDay',
  'courtesyCallByEndOfDay',
  'deliverySecondCallByEndOfDay',
  'deliveryThirdCallByEndOfDay',
  'visitCallByEndOfDay',
  'visitSecondCallByEndOfDay',
  'callAgainAfter',
  // A number that is found later in the day is called on the next.
  'callLatest',
  'newNumberByEndOfDay',
  // And in which time they run (POLICY-2).
  'openingHours',
  'holidays',
  'inWorkingTime',
];
