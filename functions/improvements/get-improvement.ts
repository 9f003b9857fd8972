import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { improvementAccess } from './find-improvement.ts';
import { improvementView } from './improvement-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(improvementAccess, params.id),
  async run({ params }, context) {
    const found = findHead(improvementAccess, params.id, context);
    const { state } = found;
    const countersOf = await figuresOfEffect(context.runtime.table, state.head);
    return shownHead(improvementAccess, state, improvementView(state, countersOf), found, context);
  },
};
