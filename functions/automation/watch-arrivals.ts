import { branchFrom, branchRefs, type Place } from '../../shared/data/directory/directory.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { planNumber } from '../../shared/data/emergency/plan-number.ts';
import {
  countedOf,
  markUnmarked,
  markWatched,
  watchedRef,
  watchRef,
  writeWatch,
} from '../../shared/data/figures/watch-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { periodAt } from '../../shared/domain/emergency/period.ts';
import { proposePlan } from '../../shared/domain/emergency/register.ts';
import { arrivalOf, type ReceivedComplaint, watchArrivals } from '../../shared/domain/emergency/surge.ts';
import type { Runtime } from '../../shared/runtime.ts';

/** A transaction has room for so many complaints, beside what they are watched by and the plan that is proposed. */
const mostAtOnce = 50;

/**
 * EMERG-3: counts new complaints of a branch and proposes an emergency plan where they make a surge. Some of them at a
 * time, that and the marks that they are counted are one transaction on what was read: so that a record that comes again,
 * late or in another order counts nothing twice and tells of a surge once.
 */
export async function watchBranch(
  { table, now, newId }: Pick<Runtime, 'table' | 'now' | 'newId'>,
  branchId: string,
  complaints: readonly Complaint[],
): Promise<void> {
  const arrivals = complaints.flatMap((complaint) => arrivalOf(complaint) ?? []);
  for (let at = 0; at < arrivals.length; at += mostAtOnce) {
    const some = arrivals.slice(at, at + mostAtOnce);
    await retryLostRaces(() => watch(some));
  }

  async function watch(some: readonly ReceivedComplaint[]): Promise<void> {
    const ref = watchRef(branchId);
    const refs = [ref, ...Object.values(branchRefs(branchId)), ...some.map(({ id }) => watchedRef(id))];
    const loaded = await table.load(refs);
    const place = branchFrom(loaded, branchId);
    if (!place) throw new Error(`${branchId} is gone`);
    const before = loaded.get(ref);
    const { policy, branch } = place;
    const counted = countedOf(some, before, loaded);
    const watched = watchArrivals(before, some, { counted, zone: branch.timeZone, policy });
    if (!watched) return;
    const { watch, news, surge } = watched;
    await markAll(before?.unmarked ?? []);
    const marks = news.map(({ id }) => markWatched(id));
    const proposal = surge && !isOn(place, surge.at) ? propose(place, surge) : [];
    await table.transact([writeWatch(branchId, before, watch), ...marks, ...proposal]);
  }

  /** Marks those that were counted before there were marks, ahead of the watch that forgets them. */
  async function markAll(unmarked: readonly string[]): Promise<void> {
    for (let at = 0; at < unmarked.length; at += mostAtOnce) {
      await table.transact(unmarked.slice(at, at + mostAtOnce).map(markUnmarked));
    }
  }

  function propose(place: Place, surge: Parameters<typeof proposePlan>[1]) {
    const { branch, policy } = place;
    const id = newSubjectId('emergency', branch.id, newId());
    const at = now();
    const identity = { id, branchId, number: planNumber(branch, at, id), timeZone: branch.timeZone };
    return planHead.write(undefined, proposePlan(identity, surge, { at, policy }), { place, at });
  }
}

/** Whether a plan is on already: then there is nothing to propose. */
function isOn({ periods }: Place, at: string): boolean {
  return periodAt(periods, at, false) !== undefined;
}
