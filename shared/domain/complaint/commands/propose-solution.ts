import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { noteText } from '../../text.ts';
import { type Command, statedTime } from '../command.ts';
import { moneySchema, solutionKinds } from '../complaint.ts';
import { notify, update } from '../draft.ts';
import { approverOf, tellSolution } from '../solution.ts';

const input = z.strictObject({
  kind: z.enum(solutionKinds),
  description: noteText,
  dueAt: instantSchema,
  cost: z.optional(moneySchema),
  toldCustomerAt: z.optional(instantSchema),
});

/** One that needs no approval counts as told when proposed, unless it says when; one that does is told after. */
export const proposeSolution: Command<z.infer<typeof input>> = {
  name: 'propose-solution',
  input,
  apply(draft, { kind, description, dueAt, cost, toldCustomerAt }, { at }) {
    if (dueAt < draft.complaint.receivedAt)
      throw invalid('dueAt', 'must not be before the complaint was received');
    const approver = approverOf(kind, cost, draft.complaint.owner.role, draft.policy);
    const proposed = { kind, dueAt, ...(cost && { cost }), proposedAt: at };
    draft.details = { ...draft.details, solution: { description } };
    if (approver === undefined) {
      const decision = { approval: 'not_needed' } as const;
      update(draft, { status: 'proposed', solution: { ...proposed, decision } });
      tellSolution(draft, statedTime(draft, 'toldCustomerAt', toldCustomerAt, at));
    } else {
      if (toldCustomerAt !== undefined) {
        throw invalid(
          'toldCustomerAt',
          `the ${approver} must approve the solution before the customer hears it`,
        );
      }
      const decision = { approval: 'pending', approver } as const;
      update(draft, { status: 'proposed', solution: { ...proposed, decision } });
      notify(draft, 'approval_requested', { role: approver }, at);
    }
  },
};
