import { sentences } from './sentences.ts';

/** What is said of reports, of the ledger, of improvements and reviews. */
export const figuresSays = sentences(
  {
    no_report: 'No report of that month was drawn up.',
    not_signed: 'The report has not been signed.',
    month_not_over: 'sign-report-off is not allowed before the month has ended',
    signed_already: 'sign-report-off is not allowed once it is signed',
    no_such_group: 'There is no such group.',
    no_such_region: 'There is no such region.',
    no_such_recount: 'There is no such recount.',
    not_a_year: 'must be a year such as 2026',
    no_such_entry: 'There is no such entry.',
    not_for_others_of_branch: 'This is for whom it concerns, and for those who lead the branch: {roles}.',
    entry_decided: 'decide-entry is not allowed once it is {entryState}',
    concerns_oneself: 'Nobody decides on what concerns themself.',
    not_above: 'A {role} is not above the {otherRole}, as is {roles}.',
    drop_without_reason: 'is required where an entry is dropped',
    person_known: 'is known already and cannot be another',
    amount_needed: 'is required, since the rules name none',
    no_such_improvement: 'There is no such improvement.',
    improvement_ended: 'complete-improvement is not allowed once it is {improvementState}',
    category_without_rate: 'is no complaint, so it has no rate',
    category_or_cause: 'needs either category or cause',
    role_or_person: 'needs a role or a person',
    role_of_nobody: 'is a role that nobody has at the branch',
    role_not_theirs: 'is not theirs: {role}',
    no_such_review: 'There is no such review.',
  },
  () => import('./zh/figures.ts'),
);
