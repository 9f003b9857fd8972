import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

/**
 * A telephone number as it was given; one without a country code is Chinese. The world's numbering plans weigh
 * as much as half the system, so they are loaded with the first number: this schema parses asynchronously.
 */
export const phoneSchema = z.string().check(
  z.trim(),
  z.maxLength(40),
  z.refine(
    async (phone) => (await phoneNumberOf(phone)) !== undefined,
    refused(commonSays.not_a_phone_number),
  ),
);

/** The same number however it is written: `+8613812345678` (E.164). Undefined for what is no number. */
export async function phoneNumberOf(text: string): Promise<string | undefined> {
  const { default: parse } = await import('libphonenumber-js/max');
  const phone = parse(text, { defaultCountry: 'CN', extract: false });
  return phone?.isValid() ? phone.number : undefined;
}

/** What tells one number from another without knowing its country: its last digits, however it is written. */
export function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-11);
}
