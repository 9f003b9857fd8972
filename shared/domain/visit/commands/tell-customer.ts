import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { statedTime, step, type VisitCommand } from '../command.ts';

const input = z.strictObject({ at: z.optional(instantSchema) });

/** The customer was told that the vehicle is ready (VISIT-1). */
export const tellCustomer: VisitCommand<z.infer<typeof input>> = {
  name: 'tell-customer',
  input,
  apply(draft, { at }, given) {
    step(draft, 'customer_told', statedTime(draft, at, given.at), given);
  },
};
