import type { Instant } from '../calendar.ts';
import { moveDeadline, type RunningTask, type Step, yetToTell } from '../task.ts';
import { resolutionPlan } from './deadlines.ts';
import { type Draft, notify, replaceTask } from './draft.ts';

/** A new resolution deadline, with a reminder and all that follows it anew (CLOCK-4, CLOCK-5). */
export function moveResolutionDeadline(draft: Draft, task: RunningTask, dueAt: Instant, now: Instant): void {
  const kept = [...task.plan.filter((step) => step.action === 'report_no_solution'), ...yetToTell(task)];
  const plan = resolutionPlan(dueAt, now, draft.complaint.timeZone, draft.policy);
  changeDeadline(draft, task, dueAt, [...kept, ...plan], now);
}

/** Another deadline with another plan, of which its owner is told. */
export function changeDeadline(
  draft: Draft,
  task: RunningTask,
  dueAt: Instant,
  plan: readonly Step[],
  now: Instant,
): void {
  const moved = moveDeadline(task, dueAt, plan);
  replaceTask(draft, moved);
  notify(draft, 'deadline_changed', moved.owner, now, moved);
}
