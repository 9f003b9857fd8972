import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import {
  type Plan,
  type PlanChange,
  type PlanState,
  planDetailsSchema,
  planSchema,
  planStatuses,
} from '../../domain/emergency/plan.ts';
import { registerPlanJob } from '../../domain/emergency/plan-job.ts';
import type { Policy } from '../../domain/policy.ts';
import { stored } from '../../domain/stored.ts';
import type { Place } from '../directory/directory.ts';
import { writePeriod } from '../directory/emergency-periods.ts';
import { defineHead } from '../head/define-head.ts';
import { differs, listRow } from '../head/write-head.ts';
import { jobHead } from '../job/job-store.ts';
import { drillJobIdOf } from '../table/ids.ts';
import { partitions } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

/** An emergency plan as lists show it. */
export const planRowSchema = z.lazy(() =>
  stored({
    id: z.string(),
    branchId: z.string(),
    timeZone: z.string(),
    number: z.string(),
    status: z.enum(planStatuses),
    drill: z.boolean(),
    from: z.optional(z.string()),
    until: z.optional(z.string()),
    reason: z.optional(z.string()),
    registeredAt: z.string(),
  }),
);

export type PlanRow = z.infer<typeof planRowSchema>;

const ofPlans = defineHead({
  type: 'emergency',
  schema: planSchema,
  details: planDetailsSchema,
  rows: (state) =>
    state.head.scope === 'group'
      ? []
      : [
          listRow(planRow(state), {
            gsi1pk: partitions.emergencyPlans(state.head.branchId),
            gsi1sk: `${state.head.registeredAt}#${state.head.id}`,
          }),
        ],
  settle: async () => {
    const { settlePlan } = await import('../../domain/emergency/settle.ts');
    return (state, now, { policy, periods }) => settlePlan(state, now, { policy, periods });
  },
  handOver: async () => (await import('../../domain/emergency/hand-over.ts')).handOverPlan,
});

/** An emergency plan; a change of it brings along when the plans of its branch or group are on, and the end of a drill the job that sums it up. */
export const planHead = {
  ...ofPlans,
  write(
    before: PlanState | undefined,
    change: PlanChange,
    { place: { policy, emergencies }, at }: PlanDecided,
  ): Write[] {
    const { head } = change;
    const period = periodOf(head);
    const moved = period && differs(period, before && periodOf(before.head));
    const summedUp = head.scope === 'branch' && before?.head.status === 'on' && head.status === 'ended';
    return [
      ...ofPlans.write(before, change),
      ...(moved ? [writePeriod(head, emergencies[head.scope], period, at)] : []),
      ...(summedUp ? summingUp(change, policy) : []),
    ];
  },
};

/** When a plan's change was decided, and what held there. */
interface PlanDecided {
  readonly at: Instant;
  readonly place: Pick<Place, 'policy' | 'emergencies'>;
}

function periodOf(head: Plan) {
  if (head.status === 'proposed') return undefined;
  const { id: plan, number, from, until, drill } = head;
  return { plan, number, from, until, drill };
}

/** EMERG-4. */
function summingUp({ head, details: { startedBy } }: PlanState, policy: Policy): Write[] {
  if (head.status !== 'ended' || !head.drill || startedBy === undefined) return [];
  const given = { at: head.until, by: startedBy, policy };
  return jobHead.write(undefined, registerPlanJob(drillJobIdOf(head.id), 'drill', head, given));
}

export function planRow({ head, details }: PlanState): PlanRow {
  const { id, branchId, timeZone, number, status, drill, registeredAt } = head;
  return {
    id,
    branchId,
    timeZone,
    number,
    status,
    drill,
    ...(head.status !== 'proposed' && { from: head.from, until: head.until }),
    ...(details.reason !== undefined && { reason: details.reason }),
    registeredAt,
  };
}
