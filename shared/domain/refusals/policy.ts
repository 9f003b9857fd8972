import { sentences } from './sentences.ts';

/** What is said of what a policy is set to. */
export const policySays = sentences(
  {
    no_such_policy: 'There is no such group or branch.',
    no_such_version: 'There is no such version.',
    no_version_of_policy: 'is no version of this policy',
    not_a_version: 'must be the number of a version',
    fits_no_more: 'does not fit any more: {path} {what}',
    senseless_at_branch: '{sense}; that is so at {branch}, which sets something of its own',
    month_ahead: 'must not be later than this month',
    at_least_bound: 'must be at least {bound}: {why}',
    less_than_other: 'must be less than {other} ({value}): {why}',
    at_most_other: 'must be at most {other} ({value}): {why}',
    more_than_other: 'must be more than {other} ({value}): {why}',
    at_least_other: 'must be at least {other} ({value}): {why}',
    not_days: 'must be days such as P3D',
    not_a_day_or_more: 'must be one day or more, such as P1D',
    not_hours: 'must be hours such as PT2H',
    not_months: 'must be months such as P12M',
    not_a_day_of_year: 'must be a day of every year, such as 03-10',
    not_within_72_hours: 'must be 1 to 72 hours, such as PT24H',
    not_within_90_days: 'must be 1 to 90 days, such as P30D',
    not_an_opening_time: 'must be a time from 00:00 to 23:59, such as 08:00',
    not_a_closing_time: 'must be a time from 00:00 to 24:00, such as 18:00',
    ends_as_it_begins: 'must not end when it begins; a whole day is 00:00 to 24:00',
    never_open: 'must have hours on one day at least',
    too_many_days: 'must have at most {most} days',
    closed_as_well: 'is closed as well',
    worked_as_well: 'is worked as a weekday as well',
    overlaps: 'overlaps {day} {segment}',
    no_deadline: 'names no deadline of the policy',
    by_the_calendar: 'is no deadline: it {why}',
  },
  () => import('./zh/policy.ts'),
);

/** Why one value of a policy must not be larger than another (POLICY-1). */
export const senseSays = sentences(
  {
    urgent_is_sooner: 'the more urgent a complaint, the sooner it is resolved',
    reply_comes_first: 'a reply is promised before the solution is carried out',
    reminder_in_daytime: 'a reminder comes in the daytime',
    not_due_before_made: 'a call is not due before it may be made',
    late_arrival_next_day: 'who comes after calling hours is called the next day',
    reminder_before_deadline: 'a reminder comes before its deadline',
    reminder_after_complaint: 'a reminder comes after the complaint itself',
    contact_before_reply: 'a customer is contacted before they have a reply',
    no_solution_told_after_reply: 'that there is no solution is told once a reply is due',
    no_solution_told_in_time: 'that there is no solution is told while there is time for one',
    at_once_without_approval: 'what is solved at once needs nobody’s approval',
    manager_above_owner: 'the general manager decides on more than the owner',
    courtesy_call_first: 'the courtesy call is the first',
    third_call_after_second: 'the third call comes after the second',
    time_to_call: 'there is a time of day to call',
    suburbs_are_farther: 'the way to the suburbs is the longer one',
  },
  () => import('./zh/sense.ts'),
);

/** What those durations do that go by the calendar, whatever is open (POLICY-2). */
export const calendarSays = sentences(
  {
    looks_back_days: 'looks back over calendar days',
    looks_back_months: 'looks back over calendar months',
    looks_back_round_the_clock: 'looks back, round the clock',
    reminds_on_a_day: 'reminds on a calendar day',
    tells_on_a_day: 'tells on a calendar day',
    says_from_when: 'says from when, and not until when',
    bounds_a_wish: 'bounds what a customer may ask for',
    lasts_for_months: 'lasts for calendar months',
    goes_back_from_a_day: 'goes back from a calendar day',
    says_how_long_on: 'says how long a plan is on, and is no promise',
    runs_round_the_clock: 'runs round the clock (EMERG-2)',
    says_how_long_possible: 'is how long something may be done, and no promise',
  },
  () => import('./zh/sense.ts'),
);
