import * as z from 'zod/mini';
import { aYear, instantSchema, plus } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { commonSays } from '../../refusals/common.ts';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { waitForCustomer } from '../waiting.ts';

const input = z.strictObject({
  reason: noteText,
  /** When the clocks run on by themselves. */
  until: z.optional(instantSchema),
});

/** Nothing goes on without the customer, so the clocks that the policy names stand still (POLICY-2). */
export const awaitCustomer: Command<z.infer<typeof input>> = {
  name: 'await-customer',
  input,
  apply(draft, { reason, until }, { at }) {
    if (until !== undefined && until <= at) throw invalid('until', commonSays.not_in_the_future);
    if (until !== undefined && until > plus(at, aYear)) {
      throw invalid('until', commonSays.over_a_year_ahead);
    }
    waitForCustomer(draft, reason, until, at);
  },
};
