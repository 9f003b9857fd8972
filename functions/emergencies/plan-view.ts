import * as z from 'zod/mini';
import { groupOfBranch } from '../../shared/data/table/ids.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { planCommandNames } from '../../shared/domain/emergency/change.ts';
import type { DrillSummary } from '../../shared/domain/emergency/drill-summary.ts';
import { type PlanState, planStatuses } from '../../shared/domain/emergency/plan.ts';
import { dailyMean } from '../../shared/domain/emergency/surge.ts';
import { teamOf } from '../../shared/domain/emergency/team.ts';
import { personActorSchema } from '../../shared/domain/record.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';
import { complaintTaskKinds } from '../../shared/domain/task.ts';

const text = z.string;
const time = () => z.iso.datetime({ offset: true });
/** An emergency plan as callers see it. */
export const planViewSchema = () =>
  z
    .object({
      id: text(),
      scopeId: text(),
      number: text(),
      status: z.enum(planStatuses),
      drill: z.boolean(),
      from: z.optional(time()),
      until: z.optional(time()),
      reason: z.optional(text()),
      command: ownerSchema,
      deputies: z.array(ownerSchema),
      members: z.array(ownerSchema),
      partOf: z.optional(text()),
      surge: z.optional(z.object({ at: time(), count: z.int(), dailyMean: z.number() })),
      startedBy: z.optional(personActorSchema),
      registeredAt: time(),
      summary: z.optional(
        z.object({
          complaints: z.int(),
          closed: z.int(),
          deadlines: z.array(
            z.object({
              kind: z.enum(complaintTaskKinds),
              met: z.int(),
              late: z.int(),
              overdue: z.int(),
              running: z.int(),
            }),
          ),
          escalations: z.int(),
          contact: z.object({
            reached: z.int(),
            meanMinutes: z.optional(z.int()),
            longestMinutes: z.optional(z.int()),
          }),
        }),
      ),
      revision: z.optional(z.object({ text: text(), at: time(), by: personActorSchema })),
      version: z.int(),
      commands: z.array(z.enum(planCommandNames)),
    })
    .check(
      alternatives(
        {
          Proposed: { when: ['proposed'], without: ['from', 'until', 'summary', 'revision'] },
          Running: {
            when: ['planned', 'on'],
            requires: ['from', 'until'],
            without: ['summary', 'revision'],
          },
          Ended: { when: ['ended'], requires: ['from', 'until'] },
        },
        'status',
      ),
    );

export type PlanShown = z.infer<ReturnType<typeof planViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type PlanView = Omit<PlanShown, 'commands'>;

/** @returns the plan with its times in the branch's zone */
export function planView({ head, details }: PlanState): PlanView {
  const { id, branchId, scope, number, status, drill, partOf, surge, summary, version } = head;
  const { reason, startedBy, revision } = details;
  const { command, deputies, members } = teamOf(head);
  const local = (instant: string) => withOffset(instant, head.timeZone);
  return {
    id,
    scopeId: scope === 'group' ? groupOfBranch(branchId) : branchId,
    number,
    status,
    drill,
    ...(head.status !== 'proposed' && { from: local(head.from), until: local(head.until) }),
    reason,
    command,
    deputies: [...deputies],
    members: [...members],
    partOf,
    surge: surge && {
      at: local(surge.at),
      count: surge.count,
      dailyMean: Math.round(dailyMean(surge) * 10) / 10,
    },
    startedBy,
    registeredAt: local(head.registeredAt),
    summary: summary && { ...summary, deadlines: deadlinesOf(summary) },
    revision: revision && { ...revision, at: local(revision.at) },
    version,
  };
}

function deadlinesOf({ deadlines }: DrillSummary) {
  return complaintTaskKinds.flatMap((kind) => {
    const outcomes = deadlines[kind];
    return outcomes ? [{ kind, ...outcomes }] : [];
  });
}
