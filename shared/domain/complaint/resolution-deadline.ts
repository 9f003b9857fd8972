import type { Instant } from '../calendar.ts';
import { replaceTask } from '../draft.ts';
import type { Due } from '../due-after.ts';
import { moveDeadline, type RunningTask, type Step, yetToTell } from '../task.ts';
import { resolutionPlan } from './deadlines.ts';
import { type Draft, notify } from './draft.ts';
import { asOf } from './standing.ts';

/** A new resolution deadline, with a reminder and all that follows it anew (CLOCK-4, CLOCK-5). */
export function moveResolutionDeadline(draft: Draft, task: RunningTask, due: Due, now: Instant): void {
  const running = asOf(draft, task, now);
  const kept = [
    ...running.plan.filter((step) => step.action === 'report_no_solution'),
    ...yetToTell(running),
  ];
  const plan = resolutionPlan(due, now, draft.head.timeZone, draft.policy);
  changeDeadline(draft, running, due, [...kept, ...plan], now);
}

/** Another deadline with another plan, of which its owner is told. */
export function changeDeadline(
  draft: Draft,
  task: RunningTask,
  due: Due,
  plan: readonly Step[],
  now: Instant,
): void {
  const moved = moveDeadline(task, due.at, plan);
  replaceTask(draft, moved);
  notify(draft, 'deadline_changed', moved.owner, now, moved);
}
