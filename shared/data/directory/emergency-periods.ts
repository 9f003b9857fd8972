import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import { type Period, periodSchema, periodsWith, withGroups } from '../../domain/emergency/period.ts';
import type { Plan } from '../../domain/emergency/plan.ts';
import { stored } from '../../domain/stored.ts';
import { emergencyIdFor, groupOfBranch } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';

const periodsSchema = z.lazy(() => stored({ version: z.int(), periods: z.array(periodSchema) }));

/** When the emergency plans of a branch, or of a group, are on: read with every branch (EMERG-2). */
export type EmergencyPeriods = z.infer<typeof periodsSchema>;

export function periodsRef(branchId: string) {
  return itemRef(keys.emergencies(branchId), periodsSchema);
}

export function groupPeriodsRef(groupId: string) {
  return itemRef(keys.groupEmergencies(groupId), periodsSchema);
}

/** When the plans of a branch are on, with those of its group (EMERG-1). */
export function periodsOf(
  branchId: string,
  own: EmergencyPeriods | undefined,
  ofGroup: EmergencyPeriods | undefined,
): Period[] {
  const parts = (ofGroup?.periods ?? []).map((one) => ({ ...one, plan: emergencyIdFor(one.plan, branchId) }));
  return withGroups(own?.periods ?? [], parts);
}

/** Keeps a plan's period as it is by now, if the periods of its branch or its group still are those that were read. */
export function writePeriod(
  { branchId, scope }: Pick<Plan, 'branchId' | 'scope'>,
  before: EmergencyPeriods | undefined,
  period: Period,
  now: Instant,
): Write {
  const version = (before?.version ?? 0) + 1;
  const data: EmergencyPeriods = {
    ...before,
    version,
    periods: periodsWith(before?.periods ?? [], period, now),
  };
  return {
    put: scope === 'group' ? keys.groupEmergencies(groupOfBranch(branchId)) : keys.emergencies(branchId),
    data,
    attributes: { version },
    when: unchangedSince(before?.version),
  };
}
