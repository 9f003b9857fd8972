import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import { registerPlanJob } from '../../domain/emergency/pass.ts';
import {
  type Plan,
  type PlanChange,
  type PlanState,
  planDetailsSchema,
  planSchema,
  planStatuses,
} from '../../domain/emergency/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { stored } from '../../domain/stored.ts';
import { branchRefs, type Place } from '../directory/directory.ts';
import { writePeriod } from '../directory/emergency-periods.ts';
import { differs, writeHead } from '../head/define-head.ts';
import { writeJob } from '../job/job-store.ts';
import { branchOfId, drillJobIdOf } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
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

export function planHeadRef(id: string): ItemRef<Plan> {
  return itemRef(keys.head(id), planSchema);
}

function detailsRef(id: string) {
  return itemRef(keys.details(id), planDetailsSchema);
}

/** Everything a decision on an emergency plan needs, for one read. */
export function planRefs(id: string): ItemRef<unknown>[] {
  return [planHeadRef(id), detailsRef(id), ...Object.values(branchRefs(branchOfId(id)))];
}

/** The plan out of that read; undefined where there is none. */
export function planFrom(loaded: Loaded, id: string): PlanState | undefined {
  const head = loaded.get(planHeadRef(id));
  const details = loaded.get(detailsRef(id));
  return head && details && { head, details };
}

/**
 * The writes of a change: the plan with its row, when the plans of its branch or group are on, and with the end of a drill the job
 * that sums it up.
 *
 * @param before the state it was decided on; undefined for a new plan
 * @param place where it was decided
 */
export function writePlan(
  before: PlanState | undefined,
  change: PlanChange,
  { policy, emergencies }: Pick<Place, 'policy' | 'emergencies'>,
  at: Instant,
): Write[] {
  const { head } = change;
  const period = periodOf(head);
  const moved = period && differs(period, before && periodOf(before.head));
  const always = [
    ...writeHead(before, change, change),
    ...(moved ? [writePeriod(head, emergencies[head.scope], period, at)] : []),
  ];
  if (head.scope === 'group') return always;
  return [
    ...always,
    {
      put: keys.listRow(head.id),
      row: planRow(change),
      attributes: {
        gsi1pk: partitions.emergencyPlans(head.branchId),
        gsi1sk: `${head.registeredAt}#${head.id}`,
      },
    },
    ...(before?.head.status === 'on' && head.status === 'ended' ? summingUp(change, policy) : []),
  ];
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
  return writeJob(undefined, registerPlanJob(drillJobIdOf(head.id), 'drill', head, given));
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
