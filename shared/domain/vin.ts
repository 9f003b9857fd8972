import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

/** ISO 3779 as GB 16735 has it: what each letter counts (there is no I, O or Q) and the weight of each place. */
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const letterValues = '12345678123457923456789';
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const checkPlace = 8;

/** A vehicle identification number, upper-cased. Its length, characters and check digit must be right. */
export const vinSchema = z.string().check(
  z.trim(),
  z.toUpperCase(),
  z.regex(/^[0-9A-HJ-NPR-Z]{17}$/, {
    ...refused(commonSays.not_a_vin),
    abort: true,
  }),
  z.refine(hasRightCheckDigit, refused(commonSays.wrong_check_digit)),
  // As it may be written; what is parsed is trimmed and upper-cased.
  z.meta({ pattern: '^\\s*[0-9A-HJ-NPR-Za-hj-npr-z]{17}\\s*$' }),
);

function hasRightCheckDigit(vin: string): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * value(vin.charAt(place)), 0);
  return vin.charAt(checkPlace) === '0123456789X'.charAt(sum % 11);
}

function value(character: string): number {
  return Number(/\d/.test(character) ? character : letterValues.charAt(letters.indexOf(character)));
}
