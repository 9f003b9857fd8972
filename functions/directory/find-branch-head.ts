import { type BranchHead, directoryRefs } from '../../shared/data/directory/directory.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { actorAt, noSuchBranch } from '../../shared/http/find-branch.ts';
import type { Context } from '../../shared/http/route.ts';

export function readsOfBranchHead(branchId: string): ItemRef<unknown>[] {
  return isBranchId(branchId) ? [directoryRefs.branchHead(branchId)] : [];
}

/**
 * The branch the path names with what is kept of it, and as whom the caller acts on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findBranchHead(branchId: string, context: Context): { head: BranchHead; by: PersonActor } {
  const head = isBranchId(branchId) ? context.loaded.get(directoryRefs.branchHead(branchId)) : undefined;
  const by = head && actorAt(head, context);
  if (by) return { head, by };
  throw noSuchBranch();
}
