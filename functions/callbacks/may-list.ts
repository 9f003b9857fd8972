import { authorize, rolesBesidesOwner } from '../../shared/access.ts';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/**
 * Advisers list what is theirs, and nothing of the whole branch.
 *
 * @throws Problem `forbidden` where the caller has a right at that branch, but not to all of its calls
 */
export function checkListing(branchId: string, { loaded, personas, action }: Context): void {
  const place = isBranchId(branchId) ? branchFrom(loaded, branchId) : undefined;
  if (!place) return;
  const { verdict } = authorize(personas, action, { branchId, regionId: place.branch.regionId });
  if (verdict === 'forbidden') {
    throw new Problem('forbidden', callbackSays.own_calls_only({ roles: rolesBesidesOwner(action) }));
  }
}
