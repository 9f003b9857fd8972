import { sentences } from './sentences.ts';

/** What is said of visits to the workshop and of deliveries. */
export const visitSays = sentences(
  {
    no_such_visit: 'There is no such visit.',
    no_such_delivery: 'There is no such delivery.',
    wrong_visit_status: '{command} is not allowed while the visit is {visitStatus}',
    extra_work_unanswered:
      '{command} is not allowed while the customer has not answered to extra work {item}',
    no_extra_work_asked: '{command} is not allowed while no extra work awaits an answer',
    not_arrived: '{command} is not allowed while nobody is recorded to have reached the customer on site',
    nobody_awaited: '{command} is not allowed while nobody is awaited on site',
    no_time_promised: '{command} is not allowed while no time was promised',
    visited_that_day: 'This vehicle came to the branch on that day before: {number}, {id}.',
    delivered_that_day: 'This vehicle was delivered by the branch on that day before: {number}, {id}.',
    before_visit_received: 'must not be before the visit was received',
    before_step: 'must not be before the visit was {visitStatus}',
    before_answer: 'must not be before the answer to extra work {item}',
    before_asked: 'must not be before the customer was asked',
    before_call: 'must not be before the customer called',
    before_the_reception: 'must not be before the reception',
    after_the_reception: 'must not be after the reception',
    help_is_over: 'is for a customer who still waits for help',
    not_taken_along: 'is for a vehicle that is taken along, and this one was helped on the spot',
    promised_too_early: 'must be later than what it follows from',
    not_later_than_promised: 'must be later than what was promised',
    too_many_delays: 'is more than the {most}th delay',
    too_much_extra_work: 'is more than {most} pieces of extra work',
    no_extra_work: 'is the number of no extra work',
    extra_work_declined: 'is extra work that the customer declined',
    extra_work_answered: 'was answered before; ask anew if the customer thinks otherwise',
    month_too_late: 'must not be later than the next month',
  },
  () => import('./zh/visit.ts'),
);
