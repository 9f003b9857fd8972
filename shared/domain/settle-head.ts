import type { Instant } from './calendar.ts';
import { type Draft, recorded, replaceTask } from './draft.ts';
import type { Head } from './head.ts';
import { system } from './record.ts';
import { afterStep, hasCome, type IsDue, runDueSteps } from './steps.ts';
import type { Step, Task } from './task.ts';

/** A step that is run: its task before, and after with the step off its plan. */
export interface Ran {
  readonly step: Step;
  readonly task: Task;
  readonly served: Task;
}

/** What a step leads to beside being run; its draft has the task as it is served. */
export type Effect<D> = (draft: D, ran: Ran) => void;

/**
 * Runs every step of a head's tasks that is due by `now`, each at its own instant, in their order and recorded, so that
 * a firing that comes late, early or twice changes nothing (ESC-7).
 */
export function runSteps<D extends Draft<Head, unknown>>(
  draft: D,
  now: Instant,
  effect: Effect<D>,
  isDue: IsDue = hasCome,
): void {
  runDueSteps(
    () => draft.head.tasks,
    (task, step) => {
      recorded(draft, { at: step.at, by: system, action: `${task.kind}_${step.action}` }, () => {
        const served = afterStep(task, step, draft.head.timeZone);
        replaceTask(draft, served);
        effect(draft, { step, task, served });
      });
    },
    now,
    isDue,
  );
}

/**
 * What settling a head leads to.
 *
 * @param settle runs what is due on the draft
 * @param changeOf ends it
 * @returns the change, or undefined where nothing was due
 */
export function settleHead<D extends Draft<Head, unknown>, C>(
  draft: D,
  settle: (draft: D) => void,
  changeOf: (draft: D) => C,
): C | undefined {
  settle(draft);
  return draft.entries.length === 0 ? undefined : changeOf(draft);
}
