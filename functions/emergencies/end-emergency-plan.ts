import * as z from 'zod/mini';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { endPlan } from '../../shared/domain/emergency/change.ts';
import { registerPlanJob } from '../../shared/domain/emergency/pass.ts';
import { noteText } from '../../shared/domain/text.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { changePlan, readsOfPlan } from './find-plan.ts';

export const endEmergencyPlanBody = z.strictObject({ reason: z.optional(noteText) });

/** A plan is turned off (EMERG-1); with a group's, a job ends those of its branches. */
export const endEmergencyPlan: UseCase<{ id: string }, unknown, z.infer<typeof endEmergencyPlanBody>> = {
  reads: ({ params }) => readsOfPlan(params.id),
  run: async ({ params: { id }, body: { reason }, ifMatch }, context) =>
    changePlan({ id, ifMatch }, context, ({ state, place }, given) => {
      if (state.head.scope === 'branch') return { change: endPlan(state, { reason }, given) };
      const job = newSubjectId('job', place.branch.id, context.runtime.newId());
      const change = endPlan(state, { reason, job }, given);
      return {
        change,
        writes: jobHead.write(undefined, registerPlanJob(job, 'emergency', change.head, given)),
      };
    }),
};
