import type { Instant } from './calendar.ts';
import { isMissed, miss, type Step, type Task, withPlan } from './task.ts';

/** Whether a step is to be run now. */
export type IsDue = (step: Step, now: Instant) => boolean;

/** A firing runs what has come. */
export const hasCome: IsDue = (step, now) => step.at <= now;

/** A command runs the same, but leaves a deadline whose own second is not over: it may still be met. */
export const hasPassed: IsDue = (step, now) =>
  step.action === 'miss' || step.action === 'report_no_solution'
    ? isMissed(step.at, now)
    : hasCome(step, now);

/**
 * Runs the steps of tasks one by one, the earliest first, until none is due.
 *
 * @param tasks the tasks as they stand, asked for again after every step
 * @param run does what the step asks for, and takes it off the task's plan
 */
export function runDueSteps(
  tasks: () => readonly Task[],
  run: (task: Task, step: Step) => void,
  now: Instant,
  isDue: IsDue,
): void {
  for (let due = firstDue(tasks(), now, isDue); due; due = firstDue(tasks(), now, isDue)) {
    run(due.task, due.step);
  }
}

function firstDue(
  tasks: readonly Task[],
  now: Instant,
  isDue: IsDue,
): { task: Task; step: Step } | undefined {
  const due = tasks.flatMap((task) => {
    const [step] = task.plan;
    return step && isDue(step, now) ? [{ task, step }] : [];
  });
  return due.reduce<(typeof due)[number] | undefined>(
    (first, next) => (first && first.step.at <= next.step.at ? first : next),
    undefined,
  );
}

/** The task once that step of it is run. */
export function afterStep(task: Task, { at, action }: Step, zone: string): Task {
  const ahead = withPlan(task, task.plan.slice(1));
  return action === 'miss' ? miss(ahead, at, zone) : ahead;
}
