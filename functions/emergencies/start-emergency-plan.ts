import * as z from 'zod/mini';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { startPlan } from '../../shared/domain/emergency/change.ts';
import { usualEnd } from '../../shared/domain/emergency/period.ts';
import { requireFree } from '../../shared/domain/emergency/register.ts';
import { noteText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { planAccess } from './find-plan.ts';
import { planView } from './plan-view.ts';

export const body = z.strictObject({
  until: z.optional(instantSchema),
  reason: z.optional(noteText),
});

type Body = z.infer<typeof body>;

/** The plan that was proposed for a surge is turned on (EMERG-3). */
export const useCase = headCommand(planAccess, 'start-emergency-plan', {
  decide(found, body: Body) {
    const { state, branch, at, periods, policy } = found;
    const { until = usualEnd(at, branch.timeZone, policy), reason } = body;
    const change = startPlan(state, { until, reason }, found);
    requireFree(periods, { from: at, until, drill: false });
    return { change };
  },
  view: planView,
});
