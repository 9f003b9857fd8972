import type { Instant } from '../calendar.ts';
import { type CancelledTask, complete, isRunning, type RunningTask, uncancelled } from '../task.ts';
import type { Complaint } from './complaint.ts';
import { type Draft, replaceTask } from './draft.ts';

/** What is owed to the customer also when the complaint was closed before it was done. */
export type OwedKind = 'payout' | 'letter';

/** The task of the kind that is still to be done: one that runs, or that the closing cancelled. */
export function owedTask(complaint: Complaint, kind: OwedKind): RunningTask | CancelledTask | undefined {
  const last = complaint.tasks.findLast((task) => task.kind === kind);
  if (last === undefined || isRunning(last)) return last;
  return last.state === 'cancelled' && last.reason === 'closed' ? last : undefined;
}

/** Done, if it is owed; also when the complaint was closed before. */
export function completeOwed(draft: Draft, kind: OwedKind, doneAt: Instant): void {
  const owed = owedTask(draft.complaint, kind);
  if (!owed) return;
  const running = isRunning(owed) ? owed : uncancelled(owed);
  replaceTask(draft, complete(running, doneAt, draft.complaint.timeZone));
}
