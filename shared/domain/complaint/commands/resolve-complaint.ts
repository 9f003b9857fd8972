import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { type Instant, instantSchema, startOfDayAfter } from '../../calendar.ts';
import { openTask } from '../../draft.ts';
import { invalid } from '../../errors.ts';
import { moneySchema } from '../../money.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import { heldFrom, type Roster } from '../../roles.ts';
import { noteText } from '../../text.ts';
import { categories } from '../category.ts';
import { causeNames } from '../cause.ts';
import { findings, solutionKinds } from '../codes.ts';
import { type Command, notAllowed, statedTimeOfRound } from '../command.ts';
import { missAt, verificationDue } from '../deadlines.ts';
import { completeTasks, type Draft, notify, update } from '../draft.ts';
import { isCompensated } from '../finding.ts';
import { promiseLetter } from '../letter.ts';
import { tellSolution } from '../solution.ts';
import { solveAtOnce } from '../solve-at-once.ts';
import { resumeClocks } from '../waiting.ts';

const input = z.strictObject({
  cause: noteText,
  method: noteText,
  result: noteText,
  rootCause: noteText,
  /** Which of the causes that figures tell apart, in place of that of the findings. */
  causeCode: z.optional(z.enum(causeNames)),
  improvement: noteText,
  completedAt: z.optional(instantSchema),
  toldCustomerAt: z.optional(instantSchema),
  /** What was found and done in the first call. */
  atOnce: z.optional(
    z
      .strictObject({
        finding: z.optional(z.enum(findings)),
        evidence: z.optional(noteText),
        insurable: z.optional(z.boolean()),
        solution: z.optional(z.strictObject({ kind: z.enum(solutionKinds), cost: z.optional(moneySchema) })),
      })
      .check(
        z.refine((told) => told.finding !== undefined || told.solution !== undefined, {
          ...refused(complaintSays.nothing_found_or_given),
        }),
        alternatives({
          Found: { requires: ['finding'] },
          Given: { requires: ['solution'], without: ['finding', 'evidence', 'insurable'] },
        }),
      ),
  ),
});

/** The form is complete (HANDLE-2), so it counts as resolved; the care director verifies (CLOCK-7). */
export const resolveComplaint: Command<z.infer<typeof input>> = {
  name: 'resolve-complaint',
  input,
  apply(draft, { atOnce, causeCode: cause, ...form }, { at, roster }) {
    const completedAt = statedTimeOfRound(draft, 'completedAt', form.completedAt, at);
    const toldAt = statedTimeOfRound(draft, 'toldCustomerAt', form.toldCustomerAt, at);
    if (atOnce) solveAtOnce(draft, { ...atOnce, ...form }, at);
    const { timeZone, solution, finding } = draft.head;
    if (solution?.decision.approval === 'approved' && toldAt < solution.decision.decidedAt) {
      throw invalid('toldCustomerAt', complaintSays.before_solution_approved);
    }
    if (finding === 'pre_delivery_miss' && !isCompensated(solution)) {
      const said = complaintSays.compensate_first;
      throw notAllowed(draft, at, 'resolve-complaint', said);
    }
    tellSolution(draft, toldAt);
    completeTasks(draft, completedAt, 'resolution');
    resumeClocks(draft, at);
    update(draft, { status: 'resolved', resolvedAt: completedAt, ...(cause !== undefined && { cause }) });
    draft.details = { ...draft.details, resolution: { ...form, completedAt, toldCustomerAt: toldAt } };
    promiseLetter(draft, at);
    markCustomer(draft, completedAt, at);
    askForRemark(draft, at, roster);
    const due = verificationDue(completedAt, at, timeZone, draft.policy);
    openTask(draft, {
      kind: 'verification',
      owner: { role: 'care_director' },
      at,
      dueAt: due.at,
      plan: missAt(due),
    });
  },
};

/** CALL-8: the customer bears the focus mark from the day after, for a year. */
function markCustomer(draft: Draft, completedAt: Instant, markedAt: Instant): void {
  const { category, timeZone, drill } = draft.head;
  if (category === 'enquiry' || drill) return;
  const from = startOfDayAfter(completedAt, timeZone, draft.policy.focusAfter);
  draft.focus = { from, until: startOfDayAfter(from, timeZone, draft.policy.focusFor), markedAt };
}

/** CALL-8: the adviser of the form adds a remark to the mark; asked for once, however many rounds follow. */
function askForRemark(draft: Draft, at: Instant, roster: Roster): void {
  const { category, reopenings } = draft.head;
  if (draft.focus === undefined || draft.details.files === undefined || reopenings.length > 0) return;
  const adviser = categories[category].form === 'sales' ? 'sales_adviser' : 'service_adviser';
  notify(draft, 'focus_remark_wanted', { role: heldFrom(adviser, roster) }, at);
}
