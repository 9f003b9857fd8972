import * as z from 'zod/mini';
import type { Instant } from './calendar.ts';
import { localMonth } from './calendar.ts';
import { type Owner, ownerSchema } from './roles.ts';
import { stored } from './stored.ts';
import { type TaskKind, taskKinds } from './task-kinds.ts';

export { complaintTaskKinds, type TaskKind, taskKindLabels, taskKinds } from './task-kinds.ts';

/** How a promise stands. */
export const taskStates = ['open', 'overdue', 'done', 'done_late', 'cancelled'] as const;

/** What automation does when a task's step comes: see `settle`. */
const stepActionSchema = z.enum([
  'remind',
  'report_no_solution',
  'miss',
  'tell_missed',
  'tell',
  'work',
  'resume',
  'start',
  'end',
  'draw_up',
  'measure',
]);

export type StepAction = z.infer<typeof stepActionSchema>;

const stepSchema = stored({
  at: z.string(),
  action: stepActionSchema,
  /** The deadline it is to tell of, where it follows one. */
  deadline: z.optional(z.string()),
  /** Whether the time until then runs only in working time (POLICY-2). */
  inWorkingTime: z.optional(z.literal(true)),
});

export type Step = z.infer<typeof stepSchema>;

const promise = {
  /** Unique within its subject, such as `t3`. */
  id: z.string(),
  kind: z.enum(taskKinds),
  owner: ownerSchema,
  openedAt: z.string(),
  dueAt: z.string(),
  /** Raised whenever the next instant changes; a firing for an older step does nothing. */
  step: z.int(),
  /** What is still to come by itself, soonest first, at the times the task was given. */
  plan: z.array(stepSchema),
  /**
   * When and in which month the deadline passed unmet; kept when it is met late, moved or cancelled. `since` is the
   * first that did, where one set anew was missed again.
   */
  missed: z.optional(
    stored({
      at: z.string(),
      month: z.string(),
      since: z.optional(z.string()),
      /** Whose task it was then. */
      by: z.optional(ownerSchema),
    }),
  ),
};

const doneAt = { doneAt: z.string(), doneMonth: z.string() };

export const taskSchema = z.discriminatedUnion('state', [
  stored({
    state: z.literal('open'),
    ...promise,
    /** Since when its clock stands, and what was to come by itself until then (POLICY-2). */
    paused: z.optional(stored({ since: z.string(), plan: z.array(stepSchema) })),
  }),
  stored({ state: z.literal('overdue'), ...promise }),
  stored({ state: z.literal('done'), ...promise, ...doneAt }),
  stored({ state: z.literal('done_late'), ...promise, ...doneAt }),
  stored({
    state: z.literal('cancelled'),
    ...promise,
    cancelledAt: z.string(),
    reason: z.string(),
  }),
]);

export type Task = z.infer<typeof taskSchema>;

export type CancelledTask = Extract<Task, { state: 'cancelled' }>;

/** A task somebody still has to do. */
export type RunningTask = Extract<Task, { state: 'open' | 'overdue' }>;

/** A task whose clock stands. */
export type PausedTask = Extract<Task, { state: 'open' }> & {
  readonly paused: { readonly since: Instant; readonly plan: readonly Step[] };
};

export function isPaused(task: Task): task is PausedTask {
  return task.state === 'open' && task.paused !== undefined;
}

export function isRunning(task: Task): task is RunningTask {
  return task.state === 'open' || task.state === 'overdue';
}

/** What happens by itself when its time comes: it is told, drawn up or measured, or a period starts or ends. */
const byItself: ReadonlySet<StepAction | undefined> = new Set(['tell', 'draw_up', 'measure', 'start', 'end']);

/** Whether somebody has to do it. */
export function isWork(task: Task): task is RunningTask {
  return isRunning(task) && !byItself.has(task.plan[0]?.action);
}

/** The next instant at which automation must look at the task; undefined when nothing is to come. */
export function nextStepAt(task: Task): Instant | undefined {
  return task.plan[0]?.at;
}

export function newTask(
  id: string,
  kind: TaskKind,
  owner: Owner,
  openedAt: Instant,
  dueAt: Instant,
  plan: readonly Step[],
): Task {
  return { id, kind, owner, openedAt, dueAt, state: 'open', step: 1, plan: inOrder(plan) };
}

/** The same task with another plan; its step is raised when the next instant changes. */
export function withPlan<T extends Task>(task: T, plan: readonly Step[]): T {
  const ordered = inOrder(plan);
  const step = ordered[0]?.at === nextStepAt(task) ? task.step : task.step + 1;
  return { ...task, plan: ordered, step };
}

/** Its deadline passed at `at`. */
export function miss(task: Task, at: Instant, zone: string): Task {
  const since = task.missed && (task.missed.since ?? task.missed.at);
  const by = task.owner;
  const missed = { at, month: localMonth(at, zone), ...(since !== undefined && { since }), by };
  return isRunning(task) ? { ...task, state: 'overdue', missed } : task;
}

/** A new deadline. One missed before stays missed: it can only be met late (CLOCK-10). */
export function moveDeadline(task: RunningTask, dueAt: Instant, plan: readonly Step[]): RunningTask {
  return { ...unpaused(withPlan(task, plan)), state: 'open', dueAt };
}

/**
 * Its clock stands from then on (POLICY-2): nothing comes by itself but what a deadline missed before still asks for,
 * and the end of the wait where that is known.
 */
export function pause(
  task: Extract<Task, { state: 'open' }>,
  since: Instant,
  until: Instant | undefined,
): Task {
  const told = yetToTell(task);
  const plan = task.plan.filter((step) => !told.includes(step));
  return { ...pausedUntil(task, until), paused: { since, plan } };
}

/** The same as it stands, with another end of the wait. */
export function pausedUntil<T extends Task>(task: T, until: Instant | undefined): T {
  const resume: Step[] = until === undefined ? [] : [{ at: until, action: 'resume' }];
  return withPlan(task, [...yetToTell(task), ...resume]);
}

/** Without what it stood with: the plan it has is the one that holds. */
export function unpaused<T extends Task>(task: T): T {
  if (!isPaused(task)) return task;
  const { paused: _, ...running } = task;
  return running as T;
}

/**
 * Met, or met late when done after its deadline or after one it had before (CLOCK-10). That it was missed is
 * still told when the time for that comes.
 */
export function complete(task: RunningTask, doneAt: Instant, zone: string): Task {
  const deadlines = task.missed ? [task.dueAt, task.missed.since ?? task.missed.at] : [task.dueAt];
  const late = deadlines.some((deadline) => isMissed(deadline, doneAt));
  const done = {
    ...unpaused(withPlan(task, late ? yetToTell(task) : [])),
    doneAt,
    doneMonth: localMonth(doneAt, zone),
  };
  return { ...done, state: late ? 'done_late' : 'done' };
}

/** Deadlines are kept to the second: what is done within a deadline's own second is in time. */
export function isMissed(deadline: Instant, doneAt: Instant): boolean {
  return toSecond(doneAt) > toSecond(deadline);
}

function toSecond(instant: Instant): string {
  return instant.slice(0, '2026-11-21T02:00:00'.length);
}

/** The steps that follow from deadlines that were missed, whatever becomes of the task. */
export function yetToTell({ missed, plan, dueAt }: Task): Step[] {
  return plan.filter(
    ({ action, deadline = dueAt }) =>
      action === 'tell_missed' && missed !== undefined && deadline <= missed.at,
  );
}

/** Its purpose is gone; the reason stays with it (CLOCK-10). */
export function cancel(task: RunningTask, cancelledAt: Instant, reason: string): Task {
  return { ...unpaused(withPlan(task, [])), state: 'cancelled', cancelledAt, reason };
}

/** The same as it ran before it was cancelled, for what was done all the same. */
export function uncancelled({ cancelledAt: _, reason: __, ...promise }: CancelledTask): RunningTask {
  return { ...promise, state: promise.missed ? 'overdue' : 'open' };
}

function inOrder(plan: readonly Step[]): Step[] {
  return plan.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
