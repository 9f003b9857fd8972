import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { visitSays } from '../../refusals/visit.ts';
import { noteText, shortText } from '../../text.ts';
import { statedTime, step, type VisitCommand } from '../command.ts';
import type { ExtraWork } from '../visit.ts';

const input = z.strictObject({
  work: noteText,
  /** The numbers of the extra work that was done. */
  extraWork: z.optional(z.array(z.int()).check(z.maxLength(20))),
  checkedBy: shortText,
  at: z.optional(instantSchema),
});

/** The work is done and checked (VISIT-1); no extra work in it to which the customer did not agree (VISIT-2). */
export const completeWork: VisitCommand<z.infer<typeof input>> = {
  name: 'complete-work',
  input,
  apply(draft, { work, extraWork = [], checkedBy, at }, given) {
    const asked = draft.head.extraWork;
    for (const [place, item] of extraWork.entries()) requireConsent(asked, item, `extraWork.${place}`);
    step(draft, 'finished', statedTime(draft, at, given.at), given);
    const done = [...new Set(extraWork)].toSorted((a, b) => a - b);
    draft.head = { ...draft.head, ...(done.length > 0 && { extraWorkDone: done }) };
    draft.details = { ...draft.details, work, checkedBy };
  },
};

function requireConsent(asked: readonly ExtraWork[], item: number, path: string): void {
  const one = asked.find((extra) => extra.item === item);
  if (!one) throw invalid(path, visitSays.no_extra_work);
  if (!one.answer?.agreed) throw invalid(path, visitSays.extra_work_declined);
}
