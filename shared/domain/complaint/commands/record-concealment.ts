import * as z from 'zod/mini';
import { invalid } from '../../errors.ts';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { conceal } from '../concealment.ts';

const input = z.strictObject({ person: z.string(), reason: noteText });

/** Somebody of the staff could not settle it and kept it from their superior (HANDLE-10). */
export const recordConcealment: Command<z.infer<typeof input>> = {
  name: 'record-concealment',
  input,
  apply(draft, _input, { at, named }) {
    if (!named) throw invalid('person', 'is not on the staff of the branch');
    if (draft.complaint.concealments.some(({ person }) => person === named.id)) {
      throw invalid('person', 'is recorded with it already');
    }
    conceal(draft, named, at);
  },
};
