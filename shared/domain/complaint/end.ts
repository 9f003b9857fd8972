import type * as z from 'zod/mini';
import { type Instant, localMonth } from '../calendar.ts';
import { replaceTask } from '../draft.ts';
import { withPlan } from '../task.ts';
import { answerForFault } from './answer-for-fault.ts';
import { statusAfter } from './codes.ts';
import type { closureSchema } from './complaint.ts';
import { cancelTasks, type Draft, notify, runningTasks } from './draft.ts';
import { endWaiting } from './waiting.ts';

type Closure = z.infer<typeof closureSchema>;

/** Ends a complaint; whatever is still running is cancelled with the reason (CLOCK-10). */
export function endComplaint(draft: Draft, at: Instant, closure: Pick<Closure, 'reason' | 'into'>): void {
  const status = statusAfter[closure.reason];
  endWaiting(draft, at);
  const month = localMonth(at, draft.head.timeZone);
  const owed = status === 'closed' ? runningTasks(draft.head, 'payout', 'letter') : [];
  cancelTasks(draft, at, status);
  draft.head = { ...draft.head, status, closure: { at, month, ...closure } };
  if (status === 'closed') answerForFault(draft, at);
  if (status !== 'closed') {
    // Of what never was, or goes on elsewhere, nothing more is told.
    for (const task of draft.head.tasks) {
      if (task.plan.length > 0) replaceTask(draft, withPlan(task, []));
    }
    notify(draft, 'complaint_ended', draft.head.owner, at);
  }
  // Money and letter are owed to the customer all the same, and can be recorded afterwards.
  for (const task of owed) {
    notify(draft, 'ended_undone', task.owner, at, task);
    if (task.owner.role !== 'general_manager') {
      notify(draft, 'ended_undone', { role: 'general_manager' }, at, task);
    }
  }
}
