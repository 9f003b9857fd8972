import type { FieldDocs } from '../shared/http/documentation.ts';
import type { ComplaintTold } from '../shared/http/register-complaint.ts';

/** What is told of a complaint, whether it is registered by itself or in a call. */
export const toldDocs: FieldDocs<ComplaintTold> = {
  category: 'What it is about; form and owner follow from it.',
  description: 'What the customer tells.',
  demand: 'What the customer wants.',
  against: ['Whom or what it is against.', { person: 'A name.', department: 'A department.' }],
  severe:
    'Safety, injury, media, or many customers: makes the priority `high` and tells the general manager at once. Left out: false.',
  priority:
    'Left out: `medium`. It is `high` whatever is told for severe cases, recurrences, customers with the focus mark, and all customers but private ones.',
  toldBefore: [
    'Only of a complaint that is heard in a callback: somebody of the staff had been told before and kept it back, which is recorded against them (HANDLE-10).',
    { person: 'The id of a person on the staff of the branch.' },
  ],
};
