import * as z from 'zod/mini';
import { stillThere } from '../../roles.ts';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { update } from '../draft.ts';
import { renewPayout } from '../payout.ts';
import { startRound } from '../round.ts';

const input = z.strictObject({ reason: noteText });

/**
 * A closed complaint taken up again, with its number, its history and its owner (CLOSE-3); who was that and is there no
 * more has left it to their role.
 */
export const reopenComplaint: Command<z.infer<typeof input>> = {
  name: 'reopen-complaint',
  input,
  apply(draft, _input, { at, roster }) {
    if (!('closure' in draft.head)) throw new Error('the complaint is open');
    const { closure, ...complaint } = draft.head;
    const closures = [...complaint.closures, closure];
    draft.head = { ...complaint, status: 'reopened', closures };
    update(draft, { owner: stillThere(complaint.owner, roster) });
    startRound(draft, at, 'reopened');
    renewPayout(draft, at);
  },
};
