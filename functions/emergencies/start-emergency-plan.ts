import * as z from 'zod/mini';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { startPlan } from '../../shared/domain/emergency/change.ts';
import { usualEnd } from '../../shared/domain/emergency/period.ts';
import { requireFree } from '../../shared/domain/emergency/register.ts';
import { noteText } from '../../shared/domain/text.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { changePlan, readsOfPlan } from './find-plan.ts';

export const startEmergencyPlanBody = z.strictObject({
  until: z.optional(instantSchema),
  reason: z.optional(noteText),
});

/** The plan that was proposed for a surge is turned on (EMERG-3). */
export const startEmergencyPlan: UseCase<{ id: string }, unknown, z.infer<typeof startEmergencyPlanBody>> = {
  reads: ({ params }) => readsOfPlan(params.id),
  run: async ({ params: { id }, body, ifMatch }, context) =>
    changePlan({ id, ifMatch }, context, ({ state, place }, given) => {
      const { at, periods, policy } = given;
      const { until = usualEnd(at, place.branch.timeZone, policy), reason } = body;
      const change = startPlan(state, { until, reason }, given);
      requireFree(periods, { from: at, until, drill: false });
      return { change };
    }),
};
