import { sentences } from './sentences.ts';

/** What is said of callbacks and of campaigns. */
export const callbackSays = sentences(
  {
    no_such_callback: 'There is no such callback.',
    not_for_callers: 'This is for whoever is to call, or others with the right to it: {roles}.',
    own_calls_only: 'An adviser may list only their own calls: `owner=me`. All are for {roles}.',
    callback_ended: 'record-attempt is not allowed once the callback has ended',
    nobody_to_call: 'record-attempt is not allowed where nobody is to be called',
    number_wanted: 'record-attempt is not allowed until there is another telephone number',
    too_early_to_call: 'record-attempt is not allowed before {date}',
    no_calls_wanted: 'record-attempt is not allowed: the customer wants no calls, so this one is cancelled',
    no_letter_to_send: 'record-call-letter is not allowed where no letter is to be sent',
    number_not_wrong: 'give-number is only allowed after an attempt that found the number wrong',
    number_found_wrong: 'is the number that was found wrong',
    call_again_too_late: 'must not be later than {latest}',
    call_again_out_of_hours: 'must lie between {earliest} and {latest} of a day',
    tried_in_vain: 'must end the callback: it was tried in vain {most} times',
    call_later_only: 'is for a customer who would rather be called later',
    answers_need_customer: 'need a customer who was reached',
    needs_customer: 'needs a customer who was reached',
    campaign_calls_only: 'is asked in campaign calls',
    delivery_calls_only: 'is asked only in calls after a delivery',
    visit_calls_only: 'is asked only in calls after a service visit',
    overall_missing: 'is required: it is what the customer is asked in this call',
    number_needed: 'needs a telephone number of the customer: give their file one first',
    no_such_campaign: 'There is no such campaign.',
    campaign_cancelled: '{command} is not allowed once the campaign is cancelled',
    no_time_to_call: 'must leave time to call anybody',
    not_a_customer: 'is not the id of a customer',
  },
  () => import('./zh/callback.ts'),
);
