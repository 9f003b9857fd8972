import { sentences } from './sentences.ts';

/** What is said of many things. */
export const commonSays = sentences(
  {
    required: 'is required',
    required_on_arrival:
      'is required: what is not solved on the spot is taken along against a receipt, with a promised time',
    in_the_future: 'must not be in the future',
    in_the_past: 'must not be in the past',
    not_in_the_future: 'must be in the future',
    not_ahead: 'must lie ahead',
    over_a_year_ahead: 'must not be more than a year ahead',
    over_a_year_old: 'must not be older than a year',
    over_a_year_after_from: 'must not be more than a year after from',
    not_after_from: 'must be after from',
    before_from: 'must not be before `from`',
    month_not_begun: 'must have begun',
    not_on_staff: 'is not on the staff of the branch',
    wrong_role: 'is {role}, not {roles}',
    not_a_phone_number: 'is not a telephone number',
    nothing_to_change: 'must tell what is to change',
    empty_text: 'must not be empty',
    control_characters: 'must not contain control characters',
    too_many_characters: 'must have at most {most} characters',
    named_twice: 'must name each once',
    not_a_month: 'must be a month such as 2026-11',
    not_a_time: 'must be a time such as 2026-11-21T10:00:00+08:00',
    another_century: 'must lie in this century',
    another_century_or_too_fine: 'must lie in this century, to the nanosecond at most',
    not_a_time_zone: 'must be an IANA time zone',
    not_a_vin: 'must have 17 characters: digits, and letters but I, O and Q',
    wrong_check_digit: 'has a wrong check digit',
    not_whole_fen: 'must be a whole number of fen',
  },
  () => import('./zh/common.ts'),
);
