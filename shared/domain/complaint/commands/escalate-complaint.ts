import * as z from 'zod/mini';
import { invalid } from '../../errors.ts';
import { higherRoles, levelsAbove, type Role } from '../../roles.ts';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { escalate } from '../draft.ts';
import { handOver } from '../ownership.ts';

const input = z.strictObject({ reason: noteText, to: z.optional(z.enum(higherRoles)) });

/**
 * An owner who cannot solve it, or lacks the authority, hands it to the next level, which becomes owner
 * (ESC-3); what the general manager cannot solve goes to the manufacturer region (ESC-4).
 */
export const escalateComplaint: Command<z.infer<typeof input>> = {
  name: 'escalate-complaint',
  input,
  apply(draft, { to }, { at, roster }) {
    const { owner, entries } = draft.head;
    const above: readonly Role[] = levelsAbove(owner.role);
    const level = to ?? above.find(roster.holds);
    if (level === undefined) throw invalid('to', `there is nobody above the ${owner.role}`);
    if (!above.includes(level)) {
      throw invalid('to', `must be above the owner, the ${owner.role}: ${above.join(', ') || 'nobody is'}`);
    }
    if (!roster.holds(level)) throw invalid('to', `the branch has nobody who is ${level}`);
    handOver(draft, { role: level });
    const rule = level === 'regional_manager' ? 'ESC-4' : 'ESC-3';
    const cause = `by hand, entry ${entries + 1}`;
    escalate(draft, { rule, cause, kind: 'complaint_escalated', levels: [level] }, at);
  },
};
