import * as z from 'zod/mini';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { endPlan } from '../../shared/domain/emergency/change.ts';
import { registerPlanJob } from '../../shared/domain/emergency/plan-job.ts';
import { noteText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { planAccess } from './find-plan.ts';
import { planView } from './plan-view.ts';

export const body = z.strictObject({ reason: z.optional(noteText) });

/** A plan is turned off (EMERG-1); with a group's, a job ends those of its branches. */
export const useCase = headCommand(planAccess, 'end-emergency-plan', {
  decide(found, { reason }: z.infer<typeof body>, { runtime }) {
    const { state, branch } = found;
    if (state.head.scope === 'branch') return { change: endPlan(state, { reason }, found) };
    const job = newSubjectId('job', branch.id, runtime.newId());
    const change = endPlan(state, { reason, job }, found);
    return {
      change,
      writes: jobHead.write(undefined, registerPlanJob(job, 'emergency', change.head, found)),
    };
  },
  view: planView,
});
