import * as z from 'zod/mini';
import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import { completeImprovement as complete } from '../../shared/domain/improvement/complete.ts';
import { noteText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { improvementAccess } from './find-improvement.ts';
import { improvementView } from './improvement-view.ts';

export const completeImprovementBody = z.strictObject({ result: noteText });

/** It is done; what it comes to is measured three months later (STAT-7). */
export const completeImprovement = headCommand(improvementAccess, 'complete-improvement', {
  decide: ({ state, ...given }, body: z.infer<typeof completeImprovementBody>) => ({
    change: complete(state, body, given),
  }),
  view: async (change, _found, { runtime }) =>
    improvementView(change, await figuresOfEffect(runtime.table, change.head)),
});
