import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { longText } from '../../text.ts';
import { letterWays } from '../codes.ts';
import { type Command, statedTime } from '../command.ts';
import { completeOwed } from '../draft.ts';
import { tellsResult } from '../letter.ts';

const input = z.strictObject({
  text: longText,
  by: z.enum(letterWays),
  sentAt: z.optional(instantSchema),
});

/** What the customer was told in writing, kept with the complaint (HANDLE-12). */
export const recordLetter: Command<z.infer<typeof input>> = {
  name: 'record-letter',
  input,
  apply(draft, { text, by, sentAt: stated }, { at }) {
    const sentAt = statedTime(draft, 'sentAt', stated, at);
    draft.details = { ...draft.details, letter: { text, by, sentAt } };
    if (tellsResult(draft.head, sentAt)) completeOwed(draft, 'letter', sentAt);
  },
};
