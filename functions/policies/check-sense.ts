import { overridesIn, type ScopedPolicy } from '../../shared/data/directory/policy-store.ts';
import { isGroupId } from '../../shared/data/table/ids.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { type Nonsense, senseless } from '../../shared/domain/policies/sense.ts';
import { policyOf } from '../../shared/domain/policies/values.ts';
import type { PolicyName, PolicyOverrides } from '../../shared/domain/policy.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { policiesOfBranches } from './branches-of-group.ts';

/**
 * Why overrides make no sense: in what would be in force in the scope itself and, for a group, in each of its branches
 * that sets something of its own (POLICY-1).
 */
export async function nonsenseOf(
  table: Table,
  policy: ScopedPolicy,
  overrides: PolicyOverrides,
): Promise<Nonsense[]> {
  const isMine = (name: PolicyName) => overrides[name] !== undefined;
  const own = senseless(policyOf(overridesIn(policy, overrides)), isMine);
  if (own.length > 0 || !isGroupId(policy.scopeId)) return own;
  const branches = await policiesOfBranches(table, policy.scopeId);
  return branches.flatMap(({ branch, overrides: ofBranch }) =>
    senseless(policyOf({ group: overrides, branch: ofBranch }), isMine).map(({ path, said }) => ({
      path,
      said: policySays.senseless_at_branch({ sense: said, branch: branch.id }),
    })),
  );
}
