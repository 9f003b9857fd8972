import * as z from 'zod/mini';
import { sumOf, type Tallies, type Tally } from '../../shared/domain/dry-run/tally.ts';
import { toldValues } from '../../shared/domain/dry-run/told-values.ts';
import { isOther, type ValueChange } from '../../shared/domain/policies/values.ts';
import { policyNames } from '../../shared/domain/policy.ts';
import { taskKinds } from '../../shared/domain/task.ts';
import { valueChangeSchema } from './version-view.ts';

export const tallySchema = () =>
  z.object({ deadlines: z.int(), missed: z.int(), wouldBeMissed: z.int(), asSet: z.int() });

export const dryRunViewSchema = () =>
  z.object({
    scopeId: z.string(),
    month: z.string(),
    complete: z.boolean(),
    changes: z.array(valueChangeSchema()),
    notTold: z.array(z.enum(policyNames)),
    total: tallySchema(),
    byKind: z.partialRecord(z.enum(taskKinds), tallySchema()),
    byBranch: z.array(z.object({ branchId: z.string(), total: tallySchema() })),
  });

export type DryRunView = z.infer<ReturnType<typeof dryRunViewSchema>>;

/** What one branch came to. */
export interface BranchResult {
  readonly branchId: string;
  readonly tallies: Tallies;
}

/** What a change would have meant, as callers see it. */
export function dryRunView(
  about: Pick<DryRunView, 'scopeId' | 'month' | 'complete'>,
  changes: readonly ValueChange[],
  results: readonly BranchResult[],
): DryRunView {
  const byBranch = results.map(({ branchId, tallies }) => ({ branchId, total: totalOf(tallies) }));
  const kinds = taskKinds.filter((kind) => results.some(({ tallies }) => tallies[kind]));
  const changed = changes.filter(({ before, after }) => isOther(before, after)).map(({ name }) => name);
  return {
    ...about,
    changes: [...changes],
    notTold: changed.filter((name) => !toldValues.includes(name)),
    total: sumOf(byBranch.map(({ total }) => total)),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, sumOf(results.flatMap(({ tallies }) => tallies[kind] ?? []))]),
    ),
    byBranch,
  };
}

function totalOf(tallies: Tallies): Tally {
  return sumOf(Object.values(tallies));
}
