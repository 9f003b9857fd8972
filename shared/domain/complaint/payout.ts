import type { Instant } from '../calendar.ts';
import { openTask, replaceTask } from '../draft.ts';
import { type Due, dueAfter } from '../due-after.ts';
import { cancel, moveDeadline } from '../task.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, runningTask } from './draft.ts';
import { owedTask } from './owed.ts';

/** Money that is approved, or within what the owner may spend, is for finance to pay (HANDLE-13). */
export function promisePayout(draft: Draft, at: Instant): void {
  const { solution } = draft.head;
  if ((solution?.cost?.amount ?? 0) === 0) return;
  const owner = { role: 'finance' } as const;
  const due = payoutDue(draft, at);
  openTask(draft, { kind: 'payout', owner, at, dueAt: due.at, plan: missAt(due) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.head, 'payout'));
}

/** What a closing had left unpaid is promised anew when the complaint is taken up again. */
export function renewPayout(draft: Draft, at: Instant): void {
  const owed = owedTask(draft.head, 'payout');
  if (!owed) return;
  const due = payoutDue(draft, at);
  const task = moveDeadline(owed, due.at, missAt(due));
  replaceTask(draft, task);
  notify(draft, 'task_opened', task.owner, at, task);
}

/**
 * What was to be paid for a solution that does not hold any more is not to be paid (CLOCK-10), also where a closing
 * had left it owed.
 */
export function dropPayout(draft: Draft, at: Instant, reason: string): void {
  const owed = owedTask(draft.head, 'payout');
  if (owed) replaceTask(draft, cancel(owed, at, reason));
}

function payoutDue({ head: complaint, policy }: Draft, at: Instant): Due {
  return dueAfter(at, complaint.timeZone, policy, 'payoutByEndOfDay');
}
