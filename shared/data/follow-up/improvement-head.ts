import * as z from 'zod/mini';
import {
  type ImprovementChange,
  type ImprovementState,
  improvementDetailsSchema,
  improvementSchema,
  improvementStates,
  improvementTask,
} from '../../domain/improvement/improvement.ts';
import { improvementSubjectSchema } from '../../domain/improvement/subject.ts';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

/** An improvement as lists show it. */
export const improvementRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  number: z.string(),
  timeZone: z.string(),
  month: z.string(),
  subject: improvementSubjectSchema,
  measure: z.string(),
  owner: ownerSchema,
  openedAt: z.string(),
  dueAt: z.string(),
  state: z.enum(improvementStates),
});

export type ImprovementRow = z.infer<typeof improvementRowSchema>;

function headRef(id: string) {
  return itemRef(keys.head(id), improvementSchema);
}

function detailsRef(id: string) {
  return itemRef(keys.details(id), improvementDetailsSchema);
}

/** The improvement alone. */
export function improvementItemRefs(id: string): ItemRef<unknown>[] {
  return [headRef(id), detailsRef(id)];
}

/** Everything a decision on an improvement needs, for one read. */
export function improvementRefs(id: string): ItemRef<unknown>[] {
  return [...improvementItemRefs(id), ...Object.values(branchRefs(branchOfId(id)))];
}

/** The improvement out of that read; undefined where there is none. */
export function improvementFrom(loaded: Loaded, id: string): ImprovementState | undefined {
  const head = loaded.get(headRef(id));
  const details = loaded.get(detailsRef(id));
  return head && details && { head, details };
}

/** The writes of a change. @param before the state it was decided on; undefined for a new improvement */
export function writeImprovement(before: ImprovementState | undefined, change: ImprovementChange): Write[] {
  const { id, branchId, openedAt, state } = change.head;
  const position = `${openedAt}#${id}`;
  return [
    ...writeHead(before, change, change),
    {
      put: keys.listRow(id),
      row: improvementRow(change),
      attributes: {
        gsi1pk: partitions.improvements(branchId),
        gsi1sk: position,
        gsi2pk: partitions.improvementsByState(branchId, state),
        gsi2sk: position,
      },
    },
  ];
}

export function improvementRow({ head, details }: ImprovementState): ImprovementRow {
  const { id, branchId, number, timeZone, month, subject, owner, openedAt, state } = head;
  const { measure } = details;
  const { dueAt } = improvementTask(head);
  return { id, branchId, number, timeZone, month, subject, measure, owner, openedAt, dueAt, state };
}
