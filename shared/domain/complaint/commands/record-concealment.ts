import * as z from 'zod/mini';
import { invalid } from '../../errors.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { noteText } from '../../text.ts';
import { type Command, staffNamed } from '../command.ts';
import { conceal } from '../concealment.ts';

const input = z.strictObject({ person: z.string(), reason: noteText });

/** Somebody of the staff could not settle it and kept it from their superior (HANDLE-10). */
export const recordConcealment: Command<z.infer<typeof input>> = {
  name: 'record-concealment',
  input,
  apply(draft, _input, given) {
    const named = staffNamed(given, 'person');
    if (draft.head.concealments.some(({ person }) => person === named.id)) {
      throw invalid('person', complaintSays.recorded_with_it);
    }
    conceal(draft, named, given.at);
  },
};
