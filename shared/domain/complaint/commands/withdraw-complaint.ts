import * as z from 'zod/mini';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { endComplaint } from '../end.ts';

const input = z.strictObject({ reason: noteText });

/** The customer takes it back; every promise still running is cancelled with that reason (CLOSE-1, CLOCK-10). */
export const withdrawComplaint: Command<z.infer<typeof input>> = {
  name: 'withdraw-complaint',
  input,
  apply(draft, _input, { at }) {
    endComplaint(draft, at, { reason: 'withdrawn' });
  },
};
