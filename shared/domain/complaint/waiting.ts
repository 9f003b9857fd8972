import type { Instant } from '../calendar.ts';
import { replaceTask } from '../draft.ts';
import { isPaused, pause, pausedUntil, type RunningTask, type TaskKind } from '../task.ts';
import type { Complaint } from './complaint.ts';
import { type Draft, notify } from './draft.ts';
import { asOf } from './standing.ts';

type Kinds = readonly TaskKind[];

/** Whether the wait for a customer would have a clock to stop (POLICY-2): none that is missed already. */
export function canStand({ tasks }: Pick<Complaint, 'tasks'>, kinds: Kinds): boolean {
  return tasks.some(({ state, kind }) => state === 'open' && kinds.includes(kind));
}

/** The customer is waited for: from now on, or for another reason or until another time than before (POLICY-2). */
export function waitForCustomer(draft: Draft, reason: string, until: Instant | undefined, at: Instant): void {
  const { since = at, kinds = draft.policy.pausedWhileWaiting } = draft.head.waiting ?? {};
  const waiting = { since, kinds: [...kinds], ...(until !== undefined && { until }) };
  draft.head = { ...draft.head, waiting };
  draft.details = { ...draft.details, waiting: { reason } };
  for (const task of draft.head.tasks) {
    if (isPaused(task)) replaceTask(draft, pausedUntil(task, until));
  }
}

/**
 * While the customer is waited for, the clocks that stand go on standing: also those of promises that were made, or set
 * anew, in the meantime. When none is left, nobody is waited for any longer.
 */
export function keepStanding(draft: Draft, at: Instant): void {
  const { waiting, tasks } = draft.head;
  if (waiting === undefined) return;
  const kinds: Kinds = waiting.kinds;
  for (const task of tasks) {
    if (task.state !== 'open' || isPaused(task) || !kinds.includes(task.kind)) continue;
    replaceTask(draft, pause(task, at, waiting.until));
  }
  if (!draft.head.tasks.some(isPaused)) endWaiting(draft, at);
}

/** Nobody is waited for any longer, and the clocks run on: of every deadline that is later by that its owner is told. */
export function resumeClocks(draft: Draft, at: Instant): void {
  for (const task of endWaiting(draft, at)) notify(draft, 'deadline_changed', task.owner, at, task);
}

/** The same without a word. @returns the tasks whose deadlines are later by it */
export function endWaiting(draft: Draft, at: Instant): RunningTask[] {
  const { waiting, ...complaint } = draft.head;
  if (waiting === undefined) return [];
  const resumed = complaint.tasks.filter(isPaused).map((task) => ({ task, running: asOf(draft, task, at) }));
  const { since, kinds } = waiting;
  const waits = since < at ? [...complaint.waits, { from: since, to: at, kinds }] : complaint.waits;
  draft.head = { ...complaint, waits } as Complaint;
  const { waiting: _, ...details } = draft.details;
  draft.details = details;
  for (const { running } of resumed) replaceTask(draft, running);
  return resumed.filter(({ task, running }) => running.dueAt !== task.dueAt).map(({ running }) => running);
}
