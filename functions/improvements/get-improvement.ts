import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findImprovement, readsOfImprovement } from './find-improvement.ts';
import { improvementETag, improvementView } from './improvement-view.ts';

export const getImprovement: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfImprovement(params.id),
  async run({ params }, context) {
    const { state } = findImprovement(params.id, context);
    const countersOf = await figuresOfEffect(context.runtime.table, state.head);
    return { body: improvementView(state, countersOf), headers: improvementETag(state) };
  },
};
