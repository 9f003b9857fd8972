import * as z from 'zod/mini';
import { revisePlan } from '../../shared/domain/emergency/change.ts';
import { longText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { planAccess } from './find-plan.ts';
import { planView } from './plan-view.ts';

export const body = z.strictObject({ text: longText });

type Body = z.infer<typeof body>;

/** What is to be done otherwise the next time (EMERG-4). */
export const useCase = headCommand(planAccess, 'revise-emergency-plan', {
  decide: (found, body: Body) => ({
    change: revisePlan(found.state, body, found),
  }),
  view: planView,
});
