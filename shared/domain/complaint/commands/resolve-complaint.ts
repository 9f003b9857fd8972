import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { noteText } from '../../text.ts';
import { type Command, statedTimeOfRound } from '../command.ts';
import { missAt, verificationDueAt } from '../deadlines.ts';
import { completeTasks, openTask, update } from '../draft.ts';
import { tellSolution } from '../solution.ts';

const input = z.strictObject({
  cause: noteText,
  method: noteText,
  result: noteText,
  rootCause: noteText,
  improvement: noteText,
  completedAt: z.optional(instantSchema),
  toldCustomerAt: z.optional(instantSchema),
});

/** The form is complete (HANDLE-2), so it counts as resolved; the care director verifies (CLOCK-7). */
export const resolveComplaint: Command<z.infer<typeof input>> = {
  name: 'resolve-complaint',
  input,
  apply(draft, form, { at }) {
    const completedAt = statedTimeOfRound(draft, 'completedAt', form.completedAt, at);
    const toldAt = statedTimeOfRound(draft, 'toldCustomerAt', form.toldCustomerAt, at);
    const { timeZone, solution } = draft.complaint;
    if (solution?.decision.approval === 'approved' && toldAt < solution.decision.decidedAt) {
      throw invalid('toldCustomerAt', 'must not be before the solution was approved');
    }
    tellSolution(draft, toldAt);
    completeTasks(draft, completedAt, 'resolution');
    update(draft, { status: 'resolved', resolvedAt: completedAt });
    draft.details = { ...draft.details, resolution: { ...form, completedAt, toldCustomerAt: toldAt } };
    const dueAt = verificationDueAt(completedAt, at, timeZone, draft.policy);
    openTask(draft, {
      kind: 'verification',
      owner: { role: 'care_director' },
      at,
      dueAt,
      plan: missAt(dueAt),
    });
  },
};
