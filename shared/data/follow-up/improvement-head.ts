import * as z from 'zod/mini';
import {
  type ImprovementState,
  improvementDetailsSchema,
  improvementSchema,
  improvementStates,
  improvementTask,
} from '../../domain/improvement/improvement.ts';
import { improvementSubjectSchema } from '../../domain/improvement/subject.ts';
import { ownerSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { figuresOfEffect } from '../figures/effect-of.ts';
import { defineHead } from '../head/define-head.ts';
import { listRow } from '../head/write-head.ts';
import { partitions } from '../table/keys.ts';

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

export const improvementHead = defineHead({
  type: 'improvement',
  schema: improvementSchema,
  details: improvementDetailsSchema,
  rows(state) {
    const { id, branchId, openedAt, state: standing } = state.head;
    const position = `${openedAt}#${id}`;
    return [
      listRow(improvementRow(state), {
        gsi1pk: partitions.improvements(branchId),
        gsi1sk: position,
        gsi2pk: partitions.improvementsByState(branchId, standing),
        gsi2sk: position,
      }),
    ];
  },
  settle: async () => {
    const { settleImprovement } = await import('../../domain/improvement/settle.ts');
    return async (state, now, { policy }, table) =>
      settleImprovement(state, now, policy, await figuresOfEffect(table, state.head));
  },
  handOver: async () => (await import('../../domain/improvement/hand-over.ts')).handOverImprovement,
});

export function improvementRow({ head, details }: ImprovementState): ImprovementRow {
  const { id, branchId, number, timeZone, month, subject, owner, openedAt, state } = head;
  const { measure } = details;
  const { dueAt } = improvementTask(head);
  return { id, branchId, number, timeZone, month, subject, measure, owner, openedAt, dueAt, state };
}
