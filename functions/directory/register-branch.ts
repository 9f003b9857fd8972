import * as z from 'zod/mini';
import type { Branch } from '../../shared/data/directory/branch.ts';
import { directoryRefs } from '../../shared/data/directory/directory.ts';
import { unitRef } from '../../shared/data/directory/platform-store.ts';
import { openBranch } from '../../shared/data/figures/report-head.ts';
import { isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import { timeZoneSchema } from '../../shared/domain/calendar.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';
import { actorOf } from '../../shared/http/command.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { takenAlready } from './platform-unit.ts';

export const body = z.strictObject({
  code: z.string().check(z.regex(/^[A-Z0-9]{2,12}$/, refused(directorySays.not_a_branch_code))),
  name: shortText,
  brand: z.string(),
  regionId: z.string(),
  timeZone: timeZoneSchema,
});

type Body = z.infer<typeof body>;

/**
 * A group gets another branch, with the report of the month it begins in (STAT-4). Its code stands in its id and in the
 * numbers of its complaints, so no other branch of the group can have it.
 */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads({ body }) {
    const regionId = fieldOf(body, 'regionId');
    return typeof regionId === 'string' && isGroupId(regionId) ? [unitRef('region', regionId)] : [];
  },
  async run({ body }, context) {
    const { caller, runtime, now: at } = context;
    checkRegion(body, context);
    const id = `${caller.groupId}.${body.code.toLowerCase()}`;
    const ref = directoryRefs.branchHead(id);
    // The group is known with the caller, who comes with the one read; nothing is decided by this one but the words.
    const taken = !isBranchId(id) || (await runtime.table.load([ref])).get(ref) !== undefined;
    if (taken) throw takenAlready(directorySays.code_taken({ code: body.code }));
    const branch: Branch = { id, groupId: caller.groupId, ...body };
    return {
      body: branch,
      headers: { etag: '"1"', location: `/branches/${id}` },
      writes: openBranch(branch, at, actorOf(caller, caller)),
    };
  },
};

function checkRegion({ regionId, brand }: Body, { loaded }: Context): void {
  const region = isGroupId(regionId) ? loaded.get(unitRef('region', regionId)) : undefined;
  if (!region) throw invalid('regionId', directorySays.no_region);
  if (region.brand !== brand)
    throw invalid('brand', directorySays.brand_of_region({ brand: region.brand ?? '' }));
}
