import * as z from 'zod/mini';
import type { Instant } from '../../calendar.ts';
import { openTask } from '../../draft.ts';
import { invalid } from '../../errors.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import { bringForward } from '../bring-forward.ts';
import { categories, categoryNames, isFreeOfCharge } from '../category.ts';
import { priorities } from '../codes.ts';
import type { Command } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { missAt, resolutionDue, solutionDue, solutionFrom } from '../deadlines.ts';
import { type Draft, notify, runningTask, update } from '../draft.ts';
import { contactDueOf, isInEmergency, tellEmergency } from '../emergency.ts';
import { promiseLetter } from '../letter.ts';
import { isAlwaysHigh, priorityOf } from '../priority.ts';
import { isRecurrence } from '../recurrence.ts';
import { tellSeverity } from '../severity.ts';
import { afterWaits } from '../standing.ts';

const input = z
  .strictObject({
    category: z.optional(z.enum(categoryNames)),
    priority: z.optional(z.enum(priorities)),
    severe: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      refused(complaintSays.nothing_classified),
    ),
    z.meta({ minProperties: 1 }),
  );

/**
 * What was told at intake, corrected (ROUTE-4, ROUTE-5). The owner stays until it is handed over. A stricter
 * class brings the deadlines forward that still run; a milder one leaves them as they were given (POLICY-1).
 */
export const classifyComplaint: Command<z.infer<typeof input>> = {
  name: 'classify-complaint',
  input,
  apply(draft, { category, priority, severe }, { at }) {
    const before = draft.head;
    update(draft, {
      category: category ?? before.category,
      severe: severe ?? before.severe,
    });
    if (category !== undefined) recategorise(draft);
    const { head: complaint } = draft;
    if (priority !== undefined && priority !== 'high' && isAlwaysHigh(complaint)) {
      throw invalid('priority', complaintSays.must_be_high);
    }
    const toldPriority = priority ?? before.toldPriority;
    update(draft, {
      ...(toldPriority && { toldPriority }),
      priority: priorityOf(complaint, toldPriority),
    });
    bringContactForward(draft, before, at);
    if (draft.head.priority !== before.priority) bringResolutionForward(draft, at);
    tellEmergency(draft, at);
    tellSeverity(draft, at);
    if (draft.head.status === 'resolved') promiseLetter(draft, at);
  },
};

function recategorise(draft: Draft): void {
  const { category, receivedAt, timeZone, solution } = draft.head;
  if (isFreeOfCharge(category) && (solution?.charge?.amount ?? 0) > 0) {
    throw invalid('category', complaintSays.charged_in_category);
  }
  const { linked } = draft.details;
  update(draft, { recurrence: isRecurrence(linked, category, receivedAt, timeZone, draft.policy) });
}

/** CLOCK-1 and CLOCK-3, and in an emergency EMERG-2, where the category has them and the former one had not. */
function bringContactForward(draft: Draft, before: Complaint, at: Instant): void {
  const { category, receivedAt, timeZone, contactedAt, owner, tasks, solution } = draft.head;
  const urgent = categories[category].urgentContact && !categories[before.category].urgentContact;
  if (!urgent && isInEmergency(draft.head) === isInEmergency(before)) return;
  const ofReceipt = { from: receivedAt, now: at };
  const contact = afterWaits(draft, 'contact', contactDueOf(draft.head, draft.policy), ofReceipt);
  bringForward(draft, 'contact', contact, at);
  if (!urgent) return;
  const promised = tasks.some(({ kind }) => kind === 'solution' || kind === 'verification');
  if (promised || solution?.toldAt !== undefined) return;
  const from = solutionFrom(contact.at, contactedAt);
  const due = afterWaits(draft, 'solution', solutionDue(from, timeZone, draft.policy), { from, now: at });
  if (due.at <= at) return;
  update(draft, { solutionWithin: draft.policy.solutionWithin });
  openTask(draft, { kind: 'solution', owner, at, dueAt: due.at, plan: missAt(due) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.head, 'solution'));
}

/** CLOCK-4, unless the care director has set a deadline. */
function bringResolutionForward(draft: Draft, at: Instant): void {
  const { priority, receivedAt, reopenings, timeZone, resolutionSetAt } = draft.head;
  if (resolutionSetAt !== undefined) return;
  const from = reopenings.at(-1)?.at ?? receivedAt;
  const due = resolutionDue(from, priority, timeZone, draft.policy);
  bringForward(draft, 'resolution', afterWaits(draft, 'resolution', due, { from, now: at }), at);
}
