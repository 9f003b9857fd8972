import * as z from 'zod/mini';
import type { PlanRow } from '../../shared/data/emergency/plan-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { planStatuses } from '../../shared/domain/emergency/plan.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const planPageSchema = () => {
  const time = () => z.iso.datetime({ offset: true });
  return pageSchema(
    z.object({
      id: z.string(),
      branchId: z.string(),
      number: z.string(),
      status: z.enum(planStatuses),
      drill: z.boolean(),
      from: z.optional(time()),
      until: z.optional(time()),
      reason: z.optional(z.string()),
      registeredAt: time(),
    }),
  );
};

/** An emergency plan as callers see it in a list, its times in the branch's zone. */
export function planInList({ timeZone, from, until, registeredAt, ...row }: PlanRow) {
  return {
    ...row,
    ...(from !== undefined && { from: withOffset(from, timeZone) }),
    ...(until !== undefined && { until: withOffset(until, timeZone) }),
    registeredAt: withOffset(registeredAt, timeZone),
  };
}
