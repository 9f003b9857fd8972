import * as z from 'zod/mini';

/**
 * A telephone number as it was given; one without a country code is Chinese. The world's numbering plans weigh
 * as much as half the system, so they are loaded with the first number: this schema parses asynchronously.
 */
export const phoneSchema = z.string().check(
  z.trim(),
  z.maxLength(40),
  z.refine(async (phone) => {
    const { isValidPhoneNumber } = await import('libphonenumber-js/max');
    return isValidPhoneNumber(phone, 'CN');
  }, 'is not a telephone number'),
);
