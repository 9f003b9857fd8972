import * as z from 'zod/mini';
import { revisePlan } from '../../shared/domain/emergency/change.ts';
import { longText } from '../../shared/domain/text.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { changePlan, readsOfPlan } from './find-plan.ts';

export const reviseEmergencyPlanBody = z.strictObject({ text: longText });

/** What is to be done otherwise the next time (EMERG-4). */
export const reviseEmergencyPlan: UseCase<
  { id: string },
  unknown,
  z.infer<typeof reviseEmergencyPlanBody>
> = {
  reads: ({ params }) => readsOfPlan(params.id),
  run: async ({ params: { id }, body, ifMatch }, context) =>
    changePlan({ id, ifMatch }, context, ({ state }, given) => ({ change: revisePlan(state, body, given) })),
};
