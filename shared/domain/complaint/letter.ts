import type { Instant } from '../calendar.ts';
import { openTask } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import type { Complaint } from './complaint.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, runningTask } from './draft.ts';

/** Whether a letter of that time can tell the result: it was not sent before there was one. */
export function tellsResult({ resolvedAt }: Complaint, sentAt: Instant): boolean {
  return resolvedAt !== undefined && sentAt >= resolvedAt;
}

/** The result of a severe complaint goes to the customer in writing, once a round (HANDLE-12). */
export function promiseLetter(draft: Draft, at: Instant): void {
  const { severe, owner, timeZone } = draft.head;
  const { letter } = draft.details;
  const sent = letter !== undefined && tellsResult(draft.head, letter.sentAt);
  if (!severe || sent || runningTask(draft.head, 'letter')) return;
  const due = dueAfter(at, timeZone, draft.policy, 'letterByEndOfDay');
  openTask(draft, { kind: 'letter', owner, at, dueAt: due.at, plan: missAt(due) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.head, 'letter'));
}
