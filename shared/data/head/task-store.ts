import * as z from 'zod/mini';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { isPaused, isWork, nextStepAt, type Task, taskKinds, taskStates } from '../../domain/task.ts';
import { childId } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { dueShard, holderOf, keys, partitions } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';
import { type Subject, subjectOf, subjectSchema } from './subject.ts';

/** A task as lists and schedules see it, written beside its head whenever it changes. */
export const taskRowSchema = stored({
  id: z.string(),
  subject: subjectSchema,
  branchId: z.string(),
  timeZone: z.string(),
  kind: z.enum(taskKinds),
  owner: ownerSchema,
  dueAt: z.string(),
  state: z.enum(taskStates),
  step: z.int(),
  nextStepAt: z.optional(z.string()),
  /** Since when its clock stands (POLICY-2). */
  pausedSince: z.optional(z.string()),
});

export type TaskRow = z.infer<typeof taskRowSchema>;

export function taskRowRef(subjectId: string, id: string) {
  return itemRef(keys.task(subjectId, id), taskRowSchema, 'row');
}

/** How the sort keys of task rows begin. */
export const taskPrefix = 'task#';

/** A step of a task for which a schedule is made, or taken away where it is the last. */
export interface Rescheduled {
  readonly subjectId: string;
  /** The task's id within its subject. */
  readonly id: string;
  readonly step: number;
  /** Whether a step is still to come. */
  readonly waits: boolean;
}

/** Whose schedules follow from those writes. */
export function rescheduledBy(writes: readonly Write[]): Rescheduled[] {
  return writes.flatMap((write) => {
    if (!('put' in write) || !write.put.sk.startsWith(taskPrefix)) return [];
    const { step, nextStepAt } = taskRowSchema.parse(write.row);
    const id = write.put.sk.slice(taskPrefix.length);
    return [{ subjectId: write.put.pk, id, step, waits: nextStepAt !== undefined }];
  });
}

/** Only a running task that somebody has to do is in the lists of work, and only one with a step to come among the due. */
export function writeTaskRow(subject: Subject, task: Task): Write {
  const { id: subjectId, branchId, timeZone } = subject;
  const { kind, owner, dueAt, state, step } = task;
  const id = childId(subjectId, task.id);
  const nextAt = nextStepAt(task);
  const row: TaskRow = {
    id,
    subject: subjectOf(subject),
    branchId,
    timeZone,
    kind,
    owner,
    dueAt,
    state,
    step,
    ...(nextAt !== undefined && { nextStepAt: nextAt }),
    ...(isPaused(task) && { pausedSince: task.paused.since }),
  };
  return {
    put: keys.task(subjectId, task.id),
    row,
    attributes: {
      ...(isWork(task) && {
        gsi1pk: partitions.work(holderOf(subject, owner)),
        gsi1sk: `${dueAt}#${id}`,
      }),
      ...(nextAt !== undefined && {
        gsi3pk: partitions.due(dueShard(subjectId)),
        gsi3sk: `${nextAt}#${id}`,
      }),
    },
  };
}
