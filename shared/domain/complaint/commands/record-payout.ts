import * as z from 'zod/mini';
import { type Instant, instantSchema, localMonth } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { noteText } from '../../text.ts';
import { type Command, statedTime } from '../command.ts';
import { type Complaint, moneySchema } from '../complaint.ts';
import { completeOwed } from '../owed.ts';

const input = z.strictObject({
  amount: moneySchema,
  paidAt: z.optional(instantSchema),
  remarks: z.optional(noteText),
});

/** When the solution was decided, or proposed where nobody had to approve it. */
function approvedAt(solution: Complaint['solution']): Instant {
  if (solution === undefined) return '';
  return solution.decision.approval === 'approved' ? solution.decision.decidedAt : solution.proposedAt;
}

/** When finance paid, and how much (HANDLE-13). */
export const recordPayout: Command<z.infer<typeof input>> = {
  name: 'record-payout',
  input,
  apply(draft, { amount, paidAt: stated }, { at }) {
    const { solution, payouts, timeZone } = draft.complaint;
    const paidAt = statedTime(draft, 'paidAt', stated, at);
    if (paidAt < approvedAt(solution)) throw invalid('paidAt', 'must not be before the money was approved');
    if (amount.amount === 0) throw invalid('amount.amount', 'must be more than nothing');
    if (amount.amount > (solution?.cost?.amount ?? 0)) {
      throw invalid('amount.amount', 'must not be more than was approved');
    }
    const month = localMonth(paidAt, timeZone);
    draft.complaint = { ...draft.complaint, payouts: [...payouts, { at, month, paidAt, amount }] };
    completeOwed(draft, 'payout', paidAt);
  },
};
