import type { Instant } from '../calendar.ts';
import { missAt } from './deadlines.ts';
import { type Draft, runningTask } from './draft.ts';
import { changeDeadline, moveResolutionDeadline } from './resolution-deadline.ts';

/** A running promise is to be kept sooner; never in the past: nobody is late for what could not be kept. */
export function bringForward(
  draft: Draft,
  kind: 'contact' | 'reply' | 'solution' | 'resolution',
  dueAt: Instant,
  now: Instant,
): void {
  const task = runningTask(draft.complaint, kind);
  if (task?.state !== 'open' || dueAt <= now || dueAt >= task.dueAt) return;
  if (kind === 'resolution') moveResolutionDeadline(draft, task, dueAt, now);
  else changeDeadline(draft, task, dueAt, missAt(dueAt), now);
}
