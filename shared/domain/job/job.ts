import * as z from 'zod/mini';
import type { Change, State } from '../draft.ts';
import { reasonSchema } from '../refusals/reason.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { type Task, taskSchema } from '../task.ts';

/** What touches more than one head, with the Chinese name people see. */
export const jobLabels = {
  import: { zh: '数据导入', en: 'import' },
  campaign: { zh: '活动通知', en: 'campaign' },
  calls: { zh: '客户回访更新', en: 'update of the calls of a customer' },
  emergency: { zh: '应急预案下达', en: 'bringing of an emergency plan to the branches' },
  drill: { zh: '演练总结', en: 'summing up of a drill' },
  handover: { zh: '工作交接', en: 'handing over of work to the role' },
  recount: { zh: '统计复核', en: 'recount of the figures' },
  erasure: { zh: '客户个人信息删除', en: 'erasure of the data of a customer' },
} as const;

export type JobKind = keyof typeof jobLabels;

export const jobKinds = Object.keys(jobLabels) as [JobKind, ...JobKind[]];

export const jobStatuses = ['waiting', 'running', 'done', 'failed'] as const;

/** How much has been done, by names of the job's kind. */
export type Counts = Readonly<Record<string, number>>;

/** Why a job could not be done: a code, and a sentence for people without personal data. */
const failureSchema = stored({ code: z.string(), message: z.string(), reason: z.optional(reasonSchema) });

export type JobFailure = z.infer<typeof failureSchema>;

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the job. */
  version: z.int(),
  kind: z.enum(jobKinds),
  /** Which of its kind: a code. */
  variant: z.optional(z.string()),
  /** Who started it, knowingly or by a change that it follows. */
  startedBy: ownerSchema,
  registeredAt: z.string(),
  /** One, whose step is when it is worked on next; while somebody works on it, until when they have it. */
  tasks: z.array(taskSchema),
  /** Where to go on, in words of its kind; none before the beginning. */
  cursor: z.optional(z.string()),
  counts: z.record(z.string(), z.int()),
  /** How often in a row it was taken up and came no further. */
  stalls: z.int(),
  startedAt: z.optional(z.string()),
  entries: z.int(),
  notices: z.int(),
};

/** The head of a job: something with many targets that is worked off in the background. No personal data. */
export const jobSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.literal('waiting') }),
  stored({ ...facts, status: z.literal('running') }),
  stored({ ...facts, status: z.literal('done'), endedAt: z.string() }),
  stored({ ...facts, status: z.literal('failed'), endedAt: z.string(), failure: failureSchema }),
]);

export type Job = z.infer<typeof jobSchema>;

/** @template Details what its kind needs besides; whoever works on it knows their shape */
export type JobState<Details = unknown> = State<Job, Details>;
export type JobChange<Details = unknown> = Change<Job, Details>;

/** What one stretch of work has come to, to be kept together with where to go on. */
export interface Stretch<Details = unknown> {
  readonly cursor: string;
  /** The counts from now on, all of them. */
  readonly counts: Counts;
  /** What its kind needs from now on; as before where left out. */
  readonly details?: Details | undefined;
}

export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return status === 'done' || status === 'failed';
}

/** The task that keeps it going. */
export function jobTask({ id, tasks }: Pick<Job, 'id' | 'tasks'>): Task {
  const [task] = tasks;
  if (task === undefined) throw new Error(`${id} has no task`);
  return task;
}
