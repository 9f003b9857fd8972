import type { Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { isMissed, type Task, type TaskKind } from '../task.ts';

/** The policy that was in force at an instant, or would have been. */
export type PolicyAt = (at: Instant) => Policy;

/** A deadline that a promise had, and until when, where it was given another. */
export interface Deadline {
  readonly dueAt: Instant;
  readonly until?: Instant;
}

/** A promise as it was kept, and what deadlines a policy gives it: the last is the one it is left with. */
export interface PastPromise {
  readonly task: Task;
  /** Undefined where something other than the policy says when it is due. */
  readonly deadlines: ((policyAt: PolicyAt) => readonly Deadline[]) | undefined;
}

/** What became of a promise, and what would have. */
export interface Verdict {
  readonly kind: TaskKind;
  readonly missed: boolean;
  readonly wouldBeMissed: boolean;
  /** Whether its deadline stays what it was under any policy. */
  readonly asSet: boolean;
}

/**
 * Judges a promise by the times that are stored. A deadline that the policy of its time does not explain was set by
 * hand, brought forward, taken over from a duplicate or agreed with the customer: it stays what it was.
 *
 * @param was the policy that was in force
 * @param changed the one that would have been
 * @returns undefined for one that was cancelled before it was due, and would have been
 */
export function judge(
  { task, deadlines }: PastPromise,
  { was, changed, now }: { was: PolicyAt; changed: Policy; now: Instant },
): Verdict | undefined {
  const { kind, state } = task;
  // One that was told late to have been done in time was none.
  const missed = state === 'done_late' || (state !== 'done' && task.missed !== undefined);
  const explained = deadlines?.(was).at(-1)?.dueAt === task.dueAt;
  const wouldBeMissed =
    explained && deadlines
      ? isAnyMissed(
          deadlines(() => changed),
          endOf(task) ?? now,
        )
      : missed;
  if (state === 'cancelled' && !missed && !wouldBeMissed) return undefined;
  return { kind, missed, wouldBeMissed, asSet: !explained };
}

function isAnyMissed(deadlines: readonly Deadline[], endedAt: Instant): boolean {
  return deadlines.some(({ dueAt, until = endedAt }) => isMissed(dueAt, until));
}

/** When the promise came to its end; undefined while it runs. */
function endOf(task: Task): Instant | undefined {
  if ('doneAt' in task) return task.doneAt;
  return 'cancelledAt' in task ? task.cancelledAt : undefined;
}

/** Deadlines of which each takes the place of the one before, from an instant on. */
export function moved(before: readonly Deadline[], until: Instant, dueAt: Instant): readonly Deadline[] {
  const last = before.at(-1);
  return last ? [...before.slice(0, -1), { dueAt: last.dueAt, until }, { dueAt }] : [{ dueAt }];
}
