import * as z from 'zod';
import { noteText, shortText } from '../../text.ts';
import type { Command } from '../command.ts';
import { findings } from '../complaint.ts';
import { update } from '../draft.ts';

const input = z.strictObject({
  finding: z.enum(findings),
  cause: noteText,
  evidence: noteText.optional(),
  demandReasonable: z.boolean().optional(),
  responsible: z.strictObject({ department: shortText.optional(), person: shortText.optional() }).optional(),
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
