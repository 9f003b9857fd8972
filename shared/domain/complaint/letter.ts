import { endOfDay, type Instant } from '../calendar.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, openTask, runningTask } from './draft.ts';

/** The result of a severe complaint goes to the customer in writing, once a round (HANDLE-12). */
export function promiseLetter(draft: Draft, at: Instant): void {
  const { severe, owner, timeZone, reopenings, receivedAt } = draft.complaint;
  const roundSince = reopenings.at(-1)?.at ?? receivedAt;
  const sent = draft.details.letter !== undefined && draft.details.letter.sentAt >= roundSince;
  if (!severe || sent || runningTask(draft.complaint, 'letter')) return;
  const dueAt = endOfDay(at, timeZone, draft.policy.letterByEndOfDay);
  openTask(draft, { kind: 'letter', owner, at, dueAt, plan: missAt(dueAt) });
  notify(draft, 'task_opened', owner, at, runningTask(draft.complaint, 'letter'));
}
