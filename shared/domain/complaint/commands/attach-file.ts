import * as z from 'zod/mini';
import type { Command } from '../command.ts';
import { evidenceFile, requireFittingName, requireRoom } from '../evidence.ts';

const input = z.strictObject({ id: z.string(), ...evidenceFile, version: z.string() });

/** A file that has arrived and was checked is kept with the complaint (HANDLE-8); once, however often it is told. */
export const attachFile: Command<z.infer<typeof input>> = {
  name: 'attach-file',
  input,
  apply(draft, file, { at, by }) {
    const { attachments } = draft.details;
    if (attachments.some(({ id }) => id === file.id)) return;
    requireFittingName(file);
    requireRoom(draft.details);
    const attachment = { ...file, at, by: 'name' in by ? by.name : by.role };
    draft.details = { ...draft.details, attachments: [...attachments, attachment] };
  },
};
