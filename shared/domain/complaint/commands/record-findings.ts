import * as z from 'zod/mini';
import { noteText, shortText } from '../../text.ts';
import type { Command } from '../command.ts';
import { findings } from '../complaint.ts';
import { dropSolution, update } from '../draft.ts';

const input = z.strictObject({
  finding: z.enum(findings),
  cause: noteText,
  evidence: z.optional(noteText),
  demandReasonable: z.optional(z.boolean()),
  responsible: z.optional(
    z.strictObject({ department: z.optional(shortText), person: z.optional(shortText) }),
  ),
});

/** What the investigation found. */
export const recordFindings: Command<z.infer<typeof input>> = {
  name: 'record-findings',
  input,
  apply(draft, { finding, demandReasonable, ...texts }) {
    // What was proposed on other findings, and nobody has approved, is not proposed any more.
    if (draft.complaint.solution?.decision.approval === 'pending') dropSolution(draft);
    const reasonable = demandReasonable === undefined ? {} : { demandReasonable };
    update(draft, { status: 'investigated', finding, ...reasonable });
    draft.details = { ...draft.details, finding: texts };
  },
};
