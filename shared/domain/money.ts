import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

/** Money in minor units: fen of CNY. */
export const moneySchema = z.strictObject({
  amount: z.int(refused(commonSays.not_whole_fen)).check(z.minimum(0), z.maximum(1_000_000_000_00)),
  currency: z.literal('CNY'),
});

export type Money = z.infer<typeof moneySchema>;
