import * as z from 'zod/mini';
import { invalid } from '../../errors.ts';
import { complaintSays } from '../../refusals/complaint.ts';
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
    if (level === undefined) throw invalid('to', complaintSays.nobody_above({ role: owner.role }));
    if (!above.includes(level)) {
      const { role } = owner;
      throw invalid(
        'to',
        above.length === 0
          ? complaintSays.nobody_above_owner({ role })
          : complaintSays.not_above_owner({ role, above }),
      );
    }
    if (!roster.holds(level)) throw invalid('to', complaintSays.nobody_has_role({ role: level }));
    handOver(draft, { role: level });
    const rule = level === 'regional_manager' ? 'ESC-4' : 'ESC-3';
    const cause = `by hand, entry ${entries + 1}`;
    escalate(draft, { rule, cause, kind: 'complaint_escalated', levels: [level] }, at);
  },
};
