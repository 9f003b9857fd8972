import * as z from 'zod/mini';
import { noteText, shortText } from '../../text.ts';
import type { Command } from '../command.ts';
import { findings } from '../complaint.ts';
import { update } from '../draft.ts';

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
    const reasonable = demandReasonable === undefined ? {} : { demandReasonable };
    update(draft, { status: 'investigated', finding, ...reasonable });
    draft.details = { ...draft.details, finding: texts };
  },
};
