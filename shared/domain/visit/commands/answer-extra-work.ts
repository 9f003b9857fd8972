import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { visitSays } from '../../refusals/visit.ts';
import { shortText } from '../../text.ts';
import { statedTime, type VisitCommand } from '../command.ts';
import { answerWays } from '../visit.ts';

const input = z.strictObject({
  item: z.int(),
  agreed: z.boolean(),
  how: z.enum(answerWays),
  saidBy: shortText,
  at: z.optional(instantSchema),
});

/** The customer agrees to extra work or declines it; who said it and how is kept (VISIT-2). */
export const answerExtraWork: VisitCommand<z.infer<typeof input>> = {
  name: 'answer-extra-work',
  input,
  apply(draft, { item, agreed, how, saidBy, at: stated }, given) {
    const { head, details } = draft;
    const asked = head.extraWork.find((one) => one.item === item);
    if (!asked) throw invalid('item', visitSays.no_extra_work);
    if (asked.answer) throw invalid('item', visitSays.extra_work_answered);
    const since = { at: asked.askedAt, before: visitSays.before_asked };
    const at = statedTime(draft, stated, given.at, since);
    const answered = { ...asked, answer: { at, agreed, how } };
    draft.head = { ...head, extraWork: head.extraWork.map((one) => (one.item === item ? answered : one)) };
    draft.details = {
      ...details,
      extraWork: details.extraWork.map((one) => (one.item === item ? { ...one, saidBy } : one)),
    };
  },
};
