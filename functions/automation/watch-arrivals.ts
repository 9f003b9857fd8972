import { branchFrom, branchRefs, type Place } from '../../shared/data/directory.ts';
import { writePlan } from '../../shared/data/emergency-store.ts';
import { newSubjectId } from '../../shared/data/ids.ts';
import { planNumber } from '../../shared/data/plan-number.ts';
import { retryLostRaces } from '../../shared/data/retries.ts';
import { watchRef, writeWatch } from '../../shared/data/watch-store.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { periodAt } from '../../shared/domain/emergency/period.ts';
import { proposePlan } from '../../shared/domain/emergency/register.ts';
import { arrivalOf, watchArrivals } from '../../shared/domain/emergency/surge.ts';
import type { Runtime } from '../../shared/runtime.ts';

/**
 * EMERG-3: counts new complaints of a branch and proposes an emergency plan where they make a surge. Both are one
 * transaction on what was read, so that a record that comes again, late or in another order tells of a surge once.
 */
export async function watchBranch(
  { table, now, newId }: Pick<Runtime, 'table' | 'now' | 'newId'>,
  branchId: string,
  complaints: readonly Complaint[],
): Promise<void> {
  const arrivals = complaints.flatMap((complaint) => arrivalOf(complaint) ?? []);
  if (arrivals.length === 0) return;
  const ref = watchRef(branchId);
  await retryLostRaces(async () => {
    const loaded = await table.load([ref, ...Object.values(branchRefs(branchId))]);
    const place = branchFrom(loaded, branchId);
    if (!place) throw new Error(`${branchId} is gone`);
    const before = loaded.get(ref);
    const { policy, branch } = place;
    const watched = watchArrivals(before, arrivals, { zone: branch.timeZone, policy });
    if (!watched) return;
    const { watch, surge } = watched;
    const proposal = surge && !isOn(place, surge.at) ? propose(place, surge) : [];
    await table.transact([writeWatch(branchId, before, watch), ...proposal]);
  });

  function propose(place: Place, surge: Parameters<typeof proposePlan>[1]) {
    const { branch, policy } = place;
    const id = newSubjectId('emergency', branch.id, newId());
    const at = now();
    const identity = { id, branchId, number: planNumber(branch, at, id), timeZone: branch.timeZone };
    return writePlan(undefined, proposePlan(identity, surge, { at, policy }), place, at);
  }
}

/** Whether a plan is on already: then there is nothing to propose. */
function isOn({ periods }: Place, at: string): boolean {
  return periodAt(periods, at, false) !== undefined;
}
