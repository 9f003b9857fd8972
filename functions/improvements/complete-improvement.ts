import * as z from 'zod/mini';
import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import { completeImprovement as complete } from '../../shared/domain/improvement/complete.ts';
import { noteText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { improvementAccess } from './find-improvement.ts';
import { improvementView } from './improvement-view.ts';

export const body = z.strictObject({ result: noteText });

type Body = z.infer<typeof body>;

/** It is done; what it comes to is measured three months later (STAT-7). */
export const useCase = headCommand(improvementAccess, 'complete-improvement', {
  decide: ({ state, ...given }, body: Body) => ({
    change: complete(state, body, given),
  }),
  view: async (change, _found, { runtime }) =>
    improvementView(change, await figuresOfEffect(runtime.table, change.head)),
});
