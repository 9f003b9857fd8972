import * as z from 'zod/mini';
import type { Command } from '../command.ts';
import { update } from '../draft.ts';

const input = z.strictObject({});

/** The owner signs for the complaint. */
export const acknowledgeComplaint: Command<z.infer<typeof input>> = {
  name: 'acknowledge-complaint',
  input,
  apply(draft, _input, { at }) {
    update(draft, { status: 'assigned', acknowledgedAt: draft.head.acknowledgedAt ?? at });
  },
};
