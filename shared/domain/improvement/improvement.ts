import * as z from 'zod/mini';
import type { Change, Draft, State } from '../draft.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { isRunning, type RunningTask, type Task, taskSchema } from '../task.ts';
import { comparisonSchema, rateSchema } from './effect.ts';
import { improvementSubjectSchema } from './subject.ts';

export const improvementStates = ['open', 'overdue', 'completed', 'measured'] as const;

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the improvement. */
  version: z.int(),
  /** The month whose report it was opened from. */
  month: z.string(),
  subject: improvementSubjectSchema,
  /** The quality review that decided it, where one did (STAT-8). */
  review: z.optional(stored({ id: z.string(), number: z.string() })),
  owner: ownerSchema,
  openedBy: ownerSchema,
  openedAt: z.string(),
  /** That it is done, and from then on that its effect is measured. */
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
};

const completed = { completedAt: z.string(), comparison: comparisonSchema };

const effectSchema = stored({ measuredAt: z.string(), before: rateSchema, after: rateSchema });

/** The head of an improvement: what is done about what a report shows (STAT-7). No free text. */
export const improvementSchema = z.discriminatedUnion('state', [
  stored({ ...facts, state: z.literal('open') }),
  stored({ ...facts, state: z.literal('overdue') }),
  stored({ ...facts, state: z.literal('completed'), ...completed }),
  stored({ ...facts, state: z.literal('measured'), ...completed, effect: effectSchema }),
]);

export type Improvement = z.infer<typeof improvementSchema>;

/** What is to be done, and what came of it, in words. */
export const improvementDetailsSchema = stored({ measure: z.string(), result: z.optional(z.string()) });

export type ImprovementDetails = z.infer<typeof improvementDetailsSchema>;

export type ImprovementState = State<Improvement, ImprovementDetails>;
export type ImprovementChange = Change<Improvement, ImprovementDetails>;
export type ImprovementDraft = Draft<Improvement, ImprovementDetails>;

/** The promise that it is done. @throws Error where there is none, which cannot be */
export function improvementTask({ id, tasks }: Pick<Improvement, 'id' | 'tasks'>): Task {
  const task = tasks.find(({ kind }) => kind === 'improvement');
  if (task === undefined) throw new Error(`${id} has no task`);
  return task;
}

/** The same of one that is still to be done. @throws Error for any other */
export function runningImprovement(improvement: Pick<Improvement, 'id' | 'tasks'>): RunningTask {
  const task = improvementTask(improvement);
  if (!isRunning(task)) throw new Error(`${improvement.id} is done`);
  return task;
}
