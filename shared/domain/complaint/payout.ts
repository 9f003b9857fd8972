import { endOfDay, type Instant } from '../calendar.ts';
import { cancel, moveDeadline } from '../task.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, openTask, replaceTask, runningTask } from './draft.ts';
import { owedTask } from './owed.ts';

/** Money that is approved, or within what the owner may spend, is for finance to pay (HANDLE-13). */
export function promisePayout(draft: Draft, at: Instant): void {
  const { solution } = draft.complaint;
  if ((solution?.cost?.amount ?? 0) === 0) return;
  const owner = { role: 'finance' } as const;
  const dueAt = payoutDueAt(draft, at);
  openTask(draft, { kind: 'payout', owner, at, dueAt, plan: missAt(dueAt) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.complaint, 'payout'));
}

/** What a closing had left unpaid is promised anew when the complaint is taken up again. */
export function renewPayout(draft: Draft, at: Instant): void {
  const owed = owedTask(draft.complaint, 'payout');
  if (!owed) return;
  const dueAt = payoutDueAt(draft, at);
  const task = moveDeadline(owed, dueAt, missAt(dueAt));
  replaceTask(draft, task);
  notify(draft, 'task_opened', task.owner, at, task);
}

/**
 * What was to be paid for a solution that does not hold any more is not to be paid (CLOCK-10), also where a closing
 * had left it owed.
 */
export function dropPayout(draft: Draft, at: Instant, reason: string): void {
  const owed = owedTask(draft.complaint, 'payout');
  if (owed) replaceTask(draft, cancel(owed, at, reason));
}

function payoutDueAt({ complaint, policy }: Draft, at: Instant): Instant {
  return endOfDay(at, complaint.timeZone, policy.payoutByEndOfDay);
}
