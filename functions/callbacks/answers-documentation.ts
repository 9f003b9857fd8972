import type { Answers } from '../../shared/domain/callback/answers.ts';
import type { FieldDocs } from '../../shared/http/documentation.ts';

const mark = '1 to 5, the best last.';
const grade = 'The best first.';

/** What a customer is asked in a call (CALL-5). */
export const answersDocs = {
  overall:
    'How they find it as a whole, 1 to 5, the best last. It is what the second and third call after a delivery and both after a visit are made for, so it is asked for there, unless the customer raises a complaint.',
  recommend: 'Whether they would recommend the dealer, 0 to 10.',
  purchase: ['Of the purchase; only after a delivery.', { buyingService: mark }],
  visit: ['Of the visit; only after one.', { service: mark, repairQuality: mark, parts: mark }],
  technician: [
    'Of the technician; only after a visit.',
    { attitude: grade, skill: grade, punctuality: grade, promises: grade },
  ],
  carUse: 'How the car is used.',
  staysAway: ['Why they stay away, where they do.', { reason: 'Why.', text: 'In their own words.' }],
  remarks: 'What else they say.',
} as const satisfies FieldDocs<Answers>;
