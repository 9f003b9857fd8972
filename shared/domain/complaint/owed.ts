import { isRunning, type RunningTask, uncancelled } from '../task.ts';
import type { Complaint } from './complaint.ts';

/** What is owed to the customer also when the complaint was closed before it was done. */
export type OwedKind = 'payout' | 'letter';

/** The task of the kind that is still to be done: one that runs, or ran until the closing cancelled it. */
export function owedTask(complaint: Complaint, kind: OwedKind): RunningTask | undefined {
  const last = complaint.tasks.findLast((task) => task.kind === kind);
  if (last === undefined || isRunning(last)) return last;
  return last.state === 'cancelled' && last.reason === 'closed' ? uncancelled(last) : undefined;
}
