import type { Instant } from '../calendar.ts';
import type { Due } from '../due-after.ts';
import { isAbove } from '../roles.ts';
import { isPaused, type Task, type TaskKind } from '../task.ts';
import { bringForward } from './bring-forward.ts';
import { type Complaint, isToldToRegion } from './complaint.ts';
import { dueOf } from './deadlines.ts';
import { type Draft, escalate, runningTask, update } from './draft.ts';
import { promiseLetter } from './letter.ts';
import { handOver } from './ownership.ts';
import { causeOf, openRemedy } from './settle.ts';
import { tellSeverity } from './severity.ts';

/**
 * What a duplicate brings along, so that nothing is put off or forgotten by merging it (INTAKE-5): the stricter
 * deadlines, a missed one that was not told yet (ESC-1), its remedy, how high it had come, and how grave it is.
 */
export function takeOver(draft: Draft, duplicate: Complaint, at: Instant): void {
  const { tasks, severe, priority, channel, callAgain } = duplicate;
  for (const task of tasks) takeOverTask(draft, duplicate, task, at);
  takeOverLevel(draft, duplicate, at);
  if (channel === 'callback' || callAgain) update(draft, { callAgain: true });
  if (priority === 'high') update(draft, { priority, toldPriority: priority });
  if (!severe) return;
  update(draft, { severe });
  tellSeverity(draft, at);
  if (draft.head.status === 'resolved') promiseLetter(draft, at);
}

function takeOverTask(draft: Draft, { number, escalations }: Complaint, task: Task, at: Instant): void {
  const { kind, dueAt, missed } = task;
  const ended = task.state === 'cancelled' && task.reason === 'merged';
  if (ended && (kind === 'contact' || kind === 'reply' || kind === 'solution' || kind === 'resolution')) {
    bringForward(draft, kind, { ...clockOfTask(draft.head, kind), at: dueAt }, at);
  }
  if (ended && kind === 'remedy' && !runningTask(draft.head, 'remedy')) {
    openRemedy(draft, at, dueAt > at ? { at: dueAt } : undefined);
  }
  if (kind !== 'resolution' || missed === undefined) return;
  const told = escalations.some(({ rule, cause }) => rule === 'ESC-1' && cause === causeOf(task, missed.at));
  if (told) return;
  const levels = ['care_director', 'general_manager'] as const;
  const cause = `${number} ${causeOf(task, missed.at)}`;
  escalate(draft, { rule: 'ESC-1', cause, kind: 'resolution_missed', levels, task }, at);
  openRemedy(draft, at);
}

/** A promise of that kind runs by the same clock in both, whichever deadline it has. */
function clockOfTask(complaint: Complaint, kind: TaskKind): Pick<Due, 'inWorkingTime'> {
  const task = runningTask(complaint, kind);
  if (task === undefined) return {};
  const { at: _, ...clock } = dueOf(isPaused(task) ? { ...task, plan: task.paused.plan } : task);
  return clock;
}

/** ESC-3, ESC-4: who had it stays with it, and who was told of it goes on seeing it. */
function takeOverLevel(draft: Draft, duplicate: Complaint, at: Instant): void {
  const { number, owner } = duplicate;
  if (isAbove(owner.role, draft.head.owner.role)) handOver(draft, owner);
  if (!isToldToRegion(duplicate) || isToldToRegion(draft.head)) return;
  const levels = ['regional_manager'] as const;
  escalate(draft, { rule: 'ESC-4', cause: `merged ${number}`, kind: 'complaint_merged', levels }, at);
}
