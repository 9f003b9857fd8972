import * as z from 'zod/mini';
import { type Instant, instantSchema, localMonth } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { moneySchema } from '../../money.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import type { Said } from '../../refusals/sentences.ts';
import { noteText } from '../../text.ts';
import { type Command, statedTime } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { completeOwed } from '../draft.ts';
import { owedTask } from '../owed.ts';

const input = z.strictObject({
  amount: moneySchema,
  paidAt: z.optional(instantSchema),
  /** Nothing more is to be paid, though it is less than was approved. */
  final: z.optional(z.literal(true)),
  remarks: z.optional(noteText),
});

/** When finance paid, and how much (HANDLE-13): at once or in parts, and never more than was approved. */
export const recordPayout: Command<z.infer<typeof input>> = {
  name: 'record-payout',
  input,
  apply(draft, { amount, paidAt: stated, final }, { at }) {
    const { payouts, timeZone } = draft.head;
    const paidAt = statedTime(draft, 'paidAt', stated, at, approval(draft.head));
    if (amount.amount === 0) throw invalid('amount.amount', complaintSays.nothing_paid);
    const left = leftToPay(draft.head) - amount.amount;
    if (left < 0) throw invalid('amount.amount', complaintSays.more_than_approved);
    const month = localMonth(paidAt, timeZone);
    draft.head = { ...draft.head, payouts: [...payouts, { at, month, paidAt, amount }] };
    if (left === 0 || final) completeOwed(draft, 'payout', paidAt);
  },
};

function approval({ solution }: Complaint): { at: Instant; before: Said } | undefined {
  const decision = solution?.decision;
  return decision?.approval === 'approved'
    ? { at: decision.decidedAt, before: complaintSays.before_money_approved }
    : undefined;
}

/** What the payout that is owed still comes to. */
function leftToPay(complaint: Complaint): number {
  const owed = owedTask(complaint, 'payout');
  const paid = complaint.payouts.filter(({ at }) => owed !== undefined && at >= owed.openedAt);
  const sum = paid.reduce((total, { amount }) => total + amount.amount, 0);
  return (complaint.solution?.cost?.amount ?? 0) - sum;
}
