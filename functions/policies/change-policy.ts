import { overridesIn, setPolicy } from '../../shared/data/directory/policy-store.ts';
import type { Nonsense } from '../../shared/domain/policies/sense.ts';
import { changesOf } from '../../shared/domain/policies/values.ts';
import type { PolicyOverrides } from '../../shared/domain/policy.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { type FieldError, malformed } from '../../shared/http/problem.ts';
import type { Answer, Context } from '../../shared/http/route.ts';
import { nonsenseOf } from './check-sense.ts';
import type { FoundPolicy } from './find-policy.ts';
import { policyETag, policyView } from './policy-view.ts';

interface Wanted {
  readonly overrides: PolicyOverrides;
  readonly reason: string;
  readonly restored?: number;
}

/**
 * Other overrides in the place of those that a group or a branch has: a new version, unless they are the same.
 *
 * @param errorOf where and how the request is told what makes no sense
 * @throws Problem `malformed` for what makes no sense
 */
export async function changePolicy(
  { policy, timeZone, by }: FoundPolicy,
  { overrides, reason, restored }: Wanted,
  context: Context & { readonly ifMatch: string | undefined },
  errorOf: (nonsense: Nonsense) => FieldError,
): Promise<Answer> {
  const { runtime, loaded, now: at, ifMatch } = context;
  checkVersion(ifMatch, { version: policy.setting?.version ?? 0 });
  const nonsense = await nonsenseOf(runtime.table, policy, overrides);
  if (nonsense.length > 0) throw malformed(nonsense.map(errorOf));
  const changes = changesOf(overridesIn(policy), overridesIn(policy, overrides));
  if (changes.length === 0) return { body: policyView(policy, timeZone), headers: policyETag(policy) };
  const { setting, writes } = setPolicy(loaded, policy, { overrides, changes, at, by, reason, restored });
  const changed = { ...policy, overrides, setting };
  return { body: policyView(changed, timeZone), headers: policyETag(changed), writes };
}
