import { type Draft, replaceTask } from '../draft.ts';
import type { Head } from '../head.ts';
import type { Owner } from '../roles.ts';
import { isRunning, type Task } from '../task.ts';

/** What records call it that work goes from a person to their role. */
export const handOverAction = 'hand-over-work';

/** Whether what lies with this owner is to go to the role. */
export type Goes = (owner: Owner) => boolean;

/** What the job that hands over somebody's work needs to know. */
export function goesFrom(person: string, holds: (owner: Owner) => boolean): Goes {
  return (owner) => owner.person === person && !holds(owner);
}

/** The role alone, where it goes; the same as before where it does not. */
export function handedOver(owner: Owner, goes: Goes): Owner {
  return goes(owner) ? { role: owner.role } : owner;
}

/** The tasks that somebody has still to do, and that go. */
export function goingTasks(tasks: readonly Task[], goes: Goes): Task[] {
  return tasks.filter((task) => isRunning(task) && goes(task.owner));
}

/** Gives running tasks to the role; deadlines stay as they are (ROUTE-2). */
export function handOverTasks<H extends Head, Details>(draft: Draft<H, Details>, goes: Goes): void {
  for (const task of goingTasks(draft.head.tasks, goes)) {
    replaceTask(draft, { ...task, owner: handedOver(task.owner, goes) });
  }
}
