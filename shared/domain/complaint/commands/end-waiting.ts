import * as z from 'zod/mini';
import type { Command } from '../command.ts';
import { resumeClocks } from '../waiting.ts';

const input = z.strictObject({});

/** What the customer was waited for is there, so the clocks run on from where they stood (POLICY-2). */
export const endWaiting: Command<z.infer<typeof input>> = {
  name: 'end-waiting',
  input,
  apply(draft, _input, { at }) {
    resumeClocks(draft, at);
  },
};
