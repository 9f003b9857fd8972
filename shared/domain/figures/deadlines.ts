import type { Month } from '../calendar.ts';
import { type Task, type TaskKind, taskKinds } from '../task.ts';
import type { Tally } from './tally.ts';

/** What may become of a promise. */
export const deadlineOutcomes = ['met', 'late', 'overdue'] as const;

export type DeadlineOutcome = (typeof deadlineOutcomes)[number];

/** A job is a promise to nobody, and what follows from figures is not counted in them. */
const uncountedTaskKinds = ['job', 'report', 'sign_off', 'improvement', 'effect'] as const;

export type CountedTaskKind = Exclude<TaskKind, (typeof uncountedTaskKinds)[number]>;

/** The kinds of promises that figures count. */
export const countedTaskKinds = taskKinds.filter(isCounted);

function isCounted(kind: TaskKind): kind is CountedTaskKind {
  return !uncountedTaskKinds.some((uncounted) => uncounted === kind);
}

/**
 * Each promise counts once: in the month it was met, or while unmet in the month it was due (STAT-2). It counts for
 * the person who owns it, or else who kept it.
 */
export function countDeadlines(
  tasks: readonly Task[],
  tally: Tally,
  keptBy: (task: Task) => string | undefined = () => undefined,
): void {
  for (const task of tasks) {
    const outcome = outcomeOf(task);
    if (!outcome || !isCounted(task.kind)) continue;
    tally.count(outcome.month, `deadline.${task.kind}.${outcome.name}`);
    const person = task.owner.person ?? keptBy(task);
    if (person !== undefined) tally.countFor(person, outcome.month, outcome.name);
  }
}

/** CLOCK-10: one that was missed stays so until it is met late, also where it was moved or cancelled since. */
function outcomeOf(task: Task): { month: Month; name: DeadlineOutcome } | undefined {
  if (task.state === 'done') return { month: task.doneMonth, name: 'met' };
  if (task.state === 'done_late') return { month: task.doneMonth, name: 'late' };
  return task.missed && { month: task.missed.month, name: 'overdue' };
}
