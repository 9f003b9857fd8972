import * as z from 'zod/mini';
import { memberOf, namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import { standInsRef, writeStandIn } from '../../shared/data/directory/stand-in-store.ts';
import { isBranchId, newStandInId } from '../../shared/data/table/ids.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { nameStandIn as name } from '../../shared/domain/name-stand-in.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { standInView } from './stand-in-view.ts';

export const body = z.strictObject({
  branchId: z.string(),
  person: z.string(),
  standIn: z.string(),
  from: z.optional(instantSchema),
  until: instantSchema,
});

/** Somebody of the branch does a colleague's work for a while (ROUTE-3). */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads({ body }) {
    const branchId = fieldOf(body, 'branchId');
    if (typeof branchId !== 'string' || !isBranchId(branchId)) return [];
    const people = [fieldOf(body, 'person'), fieldOf(body, 'standIn')];
    const staff = people.flatMap((person) => namedStaffRef(branchId, person) ?? []);
    return [...readsOfBranch(branchId), standInsRef(branchId), ...staff];
  },
  async run({ body }, context) {
    const { loaded, runtime, now } = context;
    const { branch, by } = findBranch(body.branchId, context);
    const person = entryOf('person', body.person, branch.id, loaded);
    const standIn = entryOf('standIn', body.standIn, branch.id, loaded);
    const { callerPartition } = standIn;
    if (callerPartition === undefined) throw invalid('standIn', directorySays.no_sign_in);
    const standing = loaded.get(standInsRef(branch.id));
    const named = name(
      {
        id: newStandInId(branch.id, runtime.newId()),
        branchId: branch.id,
        person: memberOf(person),
        standIn: memberOf(standIn),
        from: body.from ?? now,
        until: body.until,
      },
      standing?.standIns ?? [],
      { at: now, by },
    );
    const stored = { ...named, callerPartition };
    return { body: standInView(stored, branch.timeZone), writes: writeStandIn(stored, standing, now) };
  },
};

function entryOf(path: string, person: string, branchId: string, loaded: Loaded) {
  const entry = staffNamedIn(loaded, branchId, person);
  if (!entry) throw invalid(path, commonSays.not_on_staff);
  return entry;
}
