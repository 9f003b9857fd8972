import * as z from 'zod/mini';
import { noteText } from '../../text.ts';
import type { Command } from '../command.ts';
import { completeTasks } from '../draft.ts';

const input = z.strictObject({ cause: noteText, measure: noteText });

/** The general manager's account of why a promise failed and what is done about it (CLOCK-9). */
export const recordRemedy: Command<z.infer<typeof input>> = {
  name: 'record-remedy',
  input,
  apply(draft, _input, { at }) {
    completeTasks(draft, at, 'remedy');
  },
};
