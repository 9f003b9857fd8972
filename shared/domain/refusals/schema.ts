import { sentences } from './sentences.ts';

/** What is said of a value that is not what its schema asks for, whatever it means. */
export const schemaSays = sentences(
  {
    unknown_field: 'is not a known field',
    body_wrong_type: 'the body must be a value of type {expected}, not {received}',
    wrong_type: 'must be a value of type {expected}, not {received}',
    not_whole: 'must be a whole number',
    not_a_number: 'must be a number',
    not_among: 'must be one of {options}',
    not_that: 'must be {option}',
    below_least: 'must be at least {least}',
    above_most: 'must be at most {most}',
    too_few_items: 'must have at least {least}',
    too_many_items: 'must have at most {most}',
    too_short: 'Too small: expected string to have >={least} characters',
    too_long: 'Too big: expected string to have <={most} characters',
    not_an_email: 'Invalid email address',
    not_a_date: 'Invalid ISO date',
    not_a_time_of_day: 'Invalid ISO time',
    not_of_pattern: 'Invalid string: must match pattern {pattern}',
    wrong_key: 'Invalid key in record',
    not_valid: 'Invalid input',
  },
  () => import('./zh/schema.ts'),
);
