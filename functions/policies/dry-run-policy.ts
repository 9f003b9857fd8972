import * as z from 'zod/mini';
import { branchRef } from '../../shared/data/directory/branch.ts';
import { overridesIn, type ScopedPolicy } from '../../shared/data/directory/policy-store.ts';
import { groupOfScope, isGroupId } from '../../shared/data/table/ids.ts';
import {
  earlier,
  type Instant,
  localMonth,
  type Month,
  monthBounds,
  monthSchema,
  plus,
} from '../../shared/domain/calendar.ts';
import { changesOf, policyOf } from '../../shared/domain/policies/values.ts';
import { type PolicyOverrides, policyOverridesSchema } from '../../shared/domain/policy.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { malformed } from '../../shared/http/problem.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { policiesOfBranches } from './branches-of-group.ts';
import { nonsenseOf } from './check-sense.ts';
import { dryRun } from './dry-run.ts';
import { type BranchResult, dryRunView } from './dry-run-view.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';
import { mostHeads } from './month-rows.ts';
import { historySince } from './policy-history.ts';

export const body = z.strictObject({
  overrides: policyOverridesSchema,
  month: z.optional(monthSchema),
});

type Body = z.infer<typeof body>;

/** What other overrides would have meant for a month, of each branch that they are for; nothing is changed. */
export const useCase: UseCase<{ scopeId: string }, unknown, Body> = {
  reads: ({ params }) => readsOfPolicy(params.scopeId),
  async run({ params, body: { overrides, month: named } }, context) {
    const { runtime, now } = context;
    const { table } = runtime;
    const { policy, timeZone } = findPolicy(params.scopeId, context);
    const nonsense = await nonsenseOf(table, policy, overrides);
    if (nonsense.length > 0) {
      throw malformed(nonsense.map(({ path, said }) => ({ path: `overrides.${path}`, said })));
    }
    const branches = await branchesOf(policy, overrides, context);
    const month = named ?? lastMonth([timeZone, ...branches.map(({ branch }) => branch.timeZone)], now);
    if (branches.some(({ branch }) => month > localMonth(now, branch.timeZone))) {
      throw malformed([{ path: 'month', said: policySays.month_ahead }]);
    }
    const begins = branches.map(({ branch }) => monthBounds(month, branch.timeZone).from);
    const ofGroup = await historySince(table, groupOfScope(policy.scopeId), begins.reduce(earlier, now));
    const budget = { heads: mostHeads, cut: false };
    const results: BranchResult[] = [];
    for (const { branch, changed } of branches) {
      const tallies = await dryRun(table, { branch, month, changed, now, ofGroup }, budget);
      results.push({ branchId: branch.id, tallies });
    }
    const changes = changesOf(overridesIn(policy), overridesIn(policy, overrides));
    const about = { scopeId: policy.scopeId, month, complete: !budget.cut };
    return { body: dryRunView(about, changes, results) };
  },
};

/** The branches that the overrides are for, each with the policy that would be in force there. */
async function branchesOf(policy: ScopedPolicy, own: PolicyOverrides, { loaded, runtime }: Context) {
  if (isGroupId(policy.scopeId)) {
    const branches = await policiesOfBranches(runtime.table, policy.scopeId);
    return branches.map(({ branch, overrides }) => ({
      branch,
      changed: policyOf({ group: own, branch: overrides }),
    }));
  }
  const branch = loaded.get(branchRef(policy.scopeId));
  return branch ? [{ branch, changed: policyOf(overridesIn(policy, own)) }] : [];
}

/** The last month that has ended in all of the time zones. */
function lastMonth(timeZones: readonly string[], now: Instant): Month {
  const ended = timeZones.map((timeZone) => {
    const { from } = monthBounds(localMonth(now, timeZone), timeZone);
    return localMonth(plus(from, '-PT1H'), timeZone);
  });
  return ended.reduce((first, month) => (month < first ? month : first));
}
