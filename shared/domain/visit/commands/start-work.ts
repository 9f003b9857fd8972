import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { shortText } from '../../text.ts';
import { statedTime, step, type VisitCommand } from '../command.ts';

const input = z.strictObject({ technician: z.optional(shortText), at: z.optional(instantSchema) });

/** The vehicle is in the workshop (VISIT-1). */
export const startWork: VisitCommand<z.infer<typeof input>> = {
  name: 'start-work',
  input,
  apply(draft, { technician, at }, given) {
    step(draft, 'in_workshop', statedTime(draft, at, given.at), given);
    if (technician !== undefined) draft.details = { ...draft.details, technician };
  },
};
