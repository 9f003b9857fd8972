import * as z from 'zod/mini';
import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { completeImprovement as complete } from '../../shared/domain/improvement/complete.ts';
import { noteText } from '../../shared/domain/text.ts';
import { checkVersion } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findImprovement, readsOfImprovement } from './find-improvement.ts';
import { improvementETag, improvementView } from './improvement-view.ts';

export const completeImprovementBody = z.strictObject({ result: noteText });

/** It is done; what it comes to is measured three months later (STAT-7). */
export const completeImprovement: UseCase<
  { id: string },
  unknown,
  z.infer<typeof completeImprovementBody>
> = {
  reads: ({ params }) => readsOfImprovement(params.id),
  async run({ params, body, ifMatch }, context) {
    const { state, place, by } = findImprovement(params.id, context);
    checkVersion(ifMatch, state.head);
    const change = complete(state, body, { at: context.now, by, policy: place.policy });
    return {
      body: improvementView(change, await figuresOfEffect(context.runtime.table, change.head)),
      headers: improvementETag(change),
      writes: improvementHead.write(state, change),
    };
  },
};
