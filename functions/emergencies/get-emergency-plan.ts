import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { planAccess } from './find-plan.ts';
import { planView } from './plan-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(planAccess, params.id),
  async run({ params }, context) {
    const found = findHead(planAccess, params.id, context);
    return shownHead(planAccess, found.state, planView(found.state), found, context);
  },
};
