import * as z from 'zod/mini';

/** Money in minor units: fen of CNY. */
export const moneySchema = z.strictObject({
  amount: z.int('must be a whole number of fen').check(z.minimum(0), z.maximum(1_000_000_000_00)),
  currency: z.literal('CNY'),
});

export type Money = z.infer<typeof moneySchema>;
