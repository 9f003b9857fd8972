import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { moneySchema } from '../../money.ts';
import { visitSays } from '../../refusals/visit.ts';
import { noteText } from '../../text.ts';
import { statedTime, type VisitCommand } from '../command.ts';

const input = z.strictObject({
  description: noteText,
  cost: z.optional(moneySchema),
  at: z.optional(instantSchema),
});

/** With every text at its longest, as much still fits the 400 KB of an item. */
const mostExtraWork = 20;

/** The customer is asked whether more may be done than was agreed (VISIT-2). */
export const askExtraWork: VisitCommand<z.infer<typeof input>> = {
  name: 'ask-extra-work',
  input,
  apply(draft, { description, cost, at }, given) {
    const { head, details } = draft;
    const item = head.extraWork.length + 1;
    if (item > mostExtraWork)
      throw invalid('description', visitSays.too_much_extra_work({ most: mostExtraWork }));
    const askedAt = statedTime(draft, at, given.at);
    draft.head = { ...head, extraWork: [...head.extraWork, { item, askedAt, ...(cost && { cost }) }] };
    draft.details = { ...details, extraWork: [...details.extraWork, { item, description }] };
  },
};
