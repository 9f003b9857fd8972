import { isValidPhoneNumber } from 'libphonenumber-js/max';
import * as z from 'zod';

/** A telephone number as it was given; one without a country code is Chinese. */
export const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .refine((phone) => isValidPhoneNumber(phone, 'CN'), 'is not a telephone number');
