import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { moneySchema } from '../../money.ts';
import { noteText } from '../../text.ts';
import { statedTime, step, type VisitCommand } from '../command.ts';
import { promiseHandBack } from '../promise.ts';

const input = z.strictObject({
  findings: noteText,
  quote: z.optional(moneySchema),
  promisedAt: z.optional(instantSchema),
  at: z.optional(instantSchema),
});

/** The fault was found, and the work quoted (VISIT-1). */
export const recordDiagnosis: VisitCommand<z.infer<typeof input>> = {
  name: 'record-diagnosis',
  input,
  apply(draft, { findings, quote, promisedAt, at: stated }, given) {
    const at = statedTime(draft, stated, given.at);
    step(draft, 'diagnosed', at, given);
    draft.head = { ...draft.head, ...(quote && { quote }) };
    draft.details = { ...draft.details, findings };
    if (promisedAt !== undefined) promiseHandBack(draft, promisedAt, { at: given.at, since: at });
  },
};
