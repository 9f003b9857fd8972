import type { UseCase } from '../../shared/http/route.ts';
import { findPlan, readsOfPlan } from './find-plan.ts';
import { planETag, planView } from './plan-view.ts';

export const getEmergencyPlan: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfPlan(params.id),
  async run({ params }, context) {
    const { state } = findPlan(params.id, context);
    return { body: planView(state), headers: planETag(state) };
  },
};
