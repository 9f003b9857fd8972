import { policyVersionRef } from '../../shared/data/directory/policy-store.ts';
import { isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';
import { versionView } from './version-view.ts';

/** A version of a policy whole (POLICY-1). */
export const useCase: UseCase<{ scopeId: string; version: string }, unknown, unknown> = {
  reads: ({ params: { scopeId, version } }) =>
    isGroupId(scopeId) || isBranchId(scopeId)
      ? [...readsOfPolicy(scopeId), policyVersionRef(scopeId, Number(version))]
      : [],
  async run({ params: { scopeId, version } }, context) {
    const { timeZone } = findPolicy(scopeId, context);
    const found = context.loaded.get(policyVersionRef(scopeId, Number(version)));
    if (!found) throw new Problem('not_found', policySays.no_such_version);
    return { body: versionView(found, timeZone) };
  },
};
