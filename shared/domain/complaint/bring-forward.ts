import type { Instant } from '../calendar.ts';
import type { Due } from '../due-after.ts';
import { missAt } from './deadlines.ts';
import { type Draft, runningTask } from './draft.ts';
import { changeDeadline, moveResolutionDeadline } from './resolution-deadline.ts';
import { asOf } from './standing.ts';

/** A running promise is to be kept sooner; never in the past: nobody is late for what could not be kept. */
export function bringForward(
  draft: Draft,
  kind: 'contact' | 'reply' | 'solution' | 'resolution',
  due: Due,
  now: Instant,
): void {
  const task = runningTask(draft.head, kind);
  if (task?.state !== 'open' || due.at <= now || due.at >= asOf(draft, task, now).dueAt) return;
  if (kind === 'resolution') moveResolutionDeadline(draft, task, due, now);
  else changeDeadline(draft, task, due, missAt(due), now);
}
