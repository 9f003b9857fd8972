import type { Instant } from '../calendar.ts';
import { moveDeadline } from '../task.ts';
import { missAt } from './deadlines.ts';
import { type Draft, notify, replaceTask, runningTask } from './draft.ts';
import { moveResolutionDeadline } from './resolution-deadline.ts';

/** A running promise is to be kept sooner; never in the past: nobody is late for what could not be kept. */
export function bringForward(
  draft: Draft,
  kind: 'contact' | 'reply' | 'solution' | 'resolution',
  dueAt: Instant,
  now: Instant,
): void {
  const task = runningTask(draft.complaint, kind);
  if (task?.state !== 'open' || dueAt <= now || dueAt >= task.dueAt) return;
  if (kind === 'resolution') {
    moveResolutionDeadline(draft, task, dueAt, now);
    return;
  }
  const moved = moveDeadline(task, dueAt, missAt(dueAt));
  replaceTask(draft, moved);
  notify(draft, 'deadline_changed', moved.owner, now, moved);
}
