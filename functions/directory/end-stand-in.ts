import { branchFrom } from '../../shared/data/directory/directory.ts';
import { standInRef, standInsRef, writeStandIn } from '../../shared/data/directory/stand-in-store.ts';
import { branchOfStandIn } from '../../shared/data/table/ids.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { endStandIn as end } from '../../shared/domain/stand-in.ts';
import { actorAt, readsOfBranch } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { standInView } from './stand-in-view.ts';

/** Ends a stand-in's period now, or before it begins; once it has ended, again changes nothing (ROUTE-3). */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads({ params: { id } }) {
    const branchId = branchOfStandIn(id);
    return branchId === undefined ? [] : [...readsOfBranch(branchId), standInRef(id), standInsRef(branchId)];
  },
  async run({ params: { id } }, context) {
    const { standIn, branch, by } = findStandIn(id, context);
    const now = context.now;
    const standing = context.loaded.get(standInsRef(branch.id));
    // Who has changed what they sign in with since it was named stands in by that.
    const { callerPartition = standIn.callerPartition } =
      standing?.standIns.find((one) => one.id === standIn.id) ?? {};
    const ended = { ...standIn, ...end(standIn, { at: now, by }), callerPartition };
    const changed = ended.endedAt !== standIn.endedAt;
    return {
      body: standInView(ended, branch.timeZone),
      writes: changed ? writeStandIn(ended, standing, now) : [],
    };
  },
};

/** @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same */
function findStandIn(id: string, context: Context) {
  const { loaded } = context;
  const branchId = branchOfStandIn(id);
  const standIn = branchId === undefined ? undefined : loaded.get(standInRef(id));
  const branch = standIn && branchFrom(loaded, standIn.branchId)?.branch;
  const by = branch && actorAt(branch, context);
  if (!by) throw new Problem('not_found', directorySays.no_such_stand_in);
  return { standIn, branch, by };
}
