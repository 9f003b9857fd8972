import * as z from 'zod/mini';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';

const input = z.strictObject({ text: noteText });

/** Words for the record, which changes nothing else (HANDLE-9). */
export const addNote: Command<z.infer<typeof input>> = {
  name: 'add-note',
  input,
  apply() {},
};
