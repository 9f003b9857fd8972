import * as z from 'zod/mini';
import { branchRef, branchSchema } from '../../shared/data/directory/branch.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { branchView } from '../../shared/http/branch-view.ts';
import { page, pageAtHand, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const query = z.strictObject(pagingQuery);

/** A group admin sees the group's branches, a regional manager the region's, everyone else their own. */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  async run({ query }, { runtime, caller }) {
    const wide = wideScope(caller);
    if (wide) {
      const list = { ...wide, schema: branchSchema, content: 'row' } as const;
      return { body: await page(runtime.table, list, query, branchView) };
    }
    const refs = caller.branchIds.map(branchRef);
    const loaded = await runtime.table.load(refs);
    const branches = refs.flatMap((ref) => loaded.get(ref) ?? []);
    return { body: pageAtHand('branches', branches.map(branchView), query) };
  },
};

function wideScope({ role, groupId, regionId }: Caller) {
  if (role === 'group_admin')
    return { index: 'gsi1', partitions: [partitions.branchesOfGroup(groupId)] } as const;
  if (role === 'regional_manager' && regionId !== undefined) {
    return { index: 'gsi2', partitions: [partitions.branchesOfRegion(regionId)] } as const;
  }
  return undefined;
}
