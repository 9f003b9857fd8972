import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { moneySchema } from '../../money.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { noteText } from '../../text.ts';
import { isFreeOfCharge } from '../category.ts';
import { solutionKinds } from '../codes.ts';
import { type Command, staffNamed, statedTimeOfRound } from '../command.ts';
import { notify, update } from '../draft.ts';
import { approverOf, dropPromises, settleOn, tellSolution } from '../solution.ts';

const input = z.strictObject({
  kind: z.enum(solutionKinds),
  description: noteText,
  dueAt: instantSchema,
  cost: z.optional(moneySchema),
  /** What the customer is to pay. */
  charge: z.optional(moneySchema),
  /** Who carries it out. */
  responsible: z.optional(z.string()),
  toldCustomerAt: z.optional(instantSchema),
});

/**
 * What is offered, by when and by whom (HANDLE-5). One that needs no approval counts as told when proposed, unless
 * it says when; one that does is told after (HANDLE-6). What is back right after paying is free of charge (HANDLE-7).
 */
export const proposeSolution: Command<z.infer<typeof input>> = {
  name: 'propose-solution',
  input,
  apply(draft, { kind, description, dueAt, cost, charge, responsible, toldCustomerAt }, given) {
    const { at, by } = given;
    if (dueAt < draft.head.receivedAt) throw invalid('dueAt', complaintSays.before_reception);
    if (isFreeOfCharge(draft.head.category) && (charge?.amount ?? 0) > 0) {
      throw invalid('charge', complaintSays.free_of_charge);
    }
    const named = responsible === undefined ? undefined : staffNamed(given, 'responsible');
    dropPromises(draft, at);
    const approver = approverOf(kind, cost, draft.head.owner.role, draft.policy);
    const proposed = {
      kind,
      dueAt,
      ...(cost && { cost }),
      ...(charge && { charge }),
      ...(named && { responsible: { role: named.role, person: named.id } }),
      proposedAt: at,
      ...('person' in by && { proposedBy: by.person }),
    };
    draft.details = {
      ...draft.details,
      solution: { description, ...(named && { responsible: named.name }) },
    };
    if (approver === undefined) {
      const decision = { approval: 'not_needed' } as const;
      update(draft, { status: 'proposed', solution: { ...proposed, decision } });
      tellSolution(draft, statedTimeOfRound(draft, 'toldCustomerAt', toldCustomerAt, at));
      settleOn(draft, at);
    } else {
      if (toldCustomerAt !== undefined) {
        throw invalid('toldCustomerAt', complaintSays.told_before_approval({ role: approver }));
      }
      const decision = { approval: 'pending', approver } as const;
      update(draft, { status: 'proposed', solution: { ...proposed, decision } });
      notify(draft, 'approval_requested', { role: approver }, at);
    }
  },
};
