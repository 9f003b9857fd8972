import type { UseCase } from '../../shared/http/route.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';
import { policyETag, policyView } from './policy-view.ts';

/** What is in force in a group or a branch, and where each value comes from (POLICY-1). */
export const useCase: UseCase<{ scopeId: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfPolicy(params.scopeId),
  async run({ params }, context) {
    const { policy, timeZone } = findPolicy(params.scopeId, context);
    return { body: policyView(policy, timeZone), headers: policyETag(policy) };
  },
};
