import { endOfDay, type Instant } from '../calendar.ts';
import { cancel, isRunning, uncancelled } from '../task.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, openTask, replaceTask, runningTask } from './draft.ts';
import { owedTask } from './owed.ts';

/** Money that is approved, or within what the owner may spend, is for finance to pay (HANDLE-13). */
export function promisePayout(draft: Draft, at: Instant): void {
  const { solution, timeZone } = draft.complaint;
  if ((solution?.cost?.amount ?? 0) === 0) return;
  const owner = { role: 'finance' } as const;
  const dueAt = endOfDay(at, timeZone, draft.policy.payoutByEndOfDay);
  openTask(draft, { kind: 'payout', owner, at, dueAt, plan: missAt(dueAt) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.complaint, 'payout'));
}

/**
 * What was to be paid for a solution that does not hold any more is not to be paid (CLOCK-10), also where a closing
 * had left it owed.
 */
export function dropPayout(draft: Draft, at: Instant, reason: string): void {
  const owed = owedTask(draft.complaint, 'payout');
  if (!owed) return;
  replaceTask(draft, cancel(isRunning(owed) ? owed : uncancelled(owed), at, reason));
}
