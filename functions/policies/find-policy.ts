import { authorize } from '../../shared/access.ts';
import { branchRef } from '../../shared/data/directory/branch.ts';
import { directoryRefs } from '../../shared/data/directory/directory.ts';
import { policyFrom, policyRefs, type ScopedPolicy } from '../../shared/data/directory/policy-store.ts';
import { groupOfScope, isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { actorOf } from '../../shared/http/command.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** Times of a whole group, which may have branches in several zones, are shown in that of most. */
const groupTimeZone = 'Asia/Shanghai';

/** A group or a branch whose policy a request is about, and as whom the caller acts on it. */
export interface FoundPolicy {
  readonly policy: ScopedPolicy;
  readonly timeZone: string;
  readonly by: PersonActor;
}

/** What to read for the group or the branch that a path names; nothing for what is neither's id. */
export function readsOfPolicy(scopeId: string | undefined): ItemRef<unknown>[] {
  if (scopeId === undefined || !(isGroupId(scopeId) || isBranchId(scopeId))) return [];
  return [placeRef(scopeId), ...policyRefs(scopeId)];
}

/**
 * The policy of the group or the branch that the path names.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findPolicy(scopeId: string, context: Context): FoundPolicy {
  const { loaded, caller, personas, action } = context;
  if (isGroupId(scopeId) || isBranchId(scopeId)) {
    const place = loaded.get(placeRef(scopeId));
    const decision = authorize(personas, action, { branchId: scopeId });
    if (place && decision.verdict === 'allowed') {
      const timeZone = 'timeZone' in place ? place.timeZone : groupTimeZone;
      return { policy: policyFrom(loaded, scopeId), timeZone, by: actorOf(caller, decision.as) };
    }
  }
  throw new Problem('not_found', policySays.no_such_policy);
}

function placeRef(scopeId: string): ItemRef<{ readonly id: string; readonly timeZone?: string }> {
  return isGroupId(scopeId) ? directoryRefs.group(groupOfScope(scopeId)) : branchRef(scopeId);
}
