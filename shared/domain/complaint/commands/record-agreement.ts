import * as z from 'zod/mini';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { update } from '../draft.ts';
import { dropPayout } from '../payout.ts';
import { tellSolution } from '../solution.ts';

const input = z.strictObject({ agreed: z.boolean(), remarks: z.optional(noteText) });

/** The customer's answer to the solution, which they have heard by then. */
export const recordAgreement: Command<z.infer<typeof input>> = {
  name: 'record-agreement',
  input,
  apply(draft, { agreed }, { at }) {
    tellSolution(draft, at);
    const { solution } = draft.head;
    if (!solution) throw new Error('no solution is proposed');
    const answered = agreed ? { agreedAt: at } : { declinedAt: at };
    update(draft, { status: agreed ? 'agreed' : 'investigated', solution: { ...solution, ...answered } });
    if (!agreed) dropPayout(draft, at, 'declined');
  },
};
