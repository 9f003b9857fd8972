import { branchSchema } from '../../shared/data/directory/branch.ts';
import { branchFrom, branchRefs, type Place } from '../../shared/data/directory/directory.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { planNumber } from '../../shared/data/emergency/plan-number.ts';
import { rescheduledBy } from '../../shared/data/head/task-store.ts';
import { emergencyIdFor, groupOfBranch } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { unchangedSince, type Write } from '../../shared/data/table/transaction.ts';
import { updateOf } from '../../shared/data/table/update.ts';
import { laterOf } from '../../shared/domain/calendar.ts';
import { endPlan } from '../../shared/domain/emergency/change.ts';
import type { Plan, PlanChange, PlanState } from '../../shared/domain/emergency/plan.ts';
import { type PlanJob, planJobSchema } from '../../shared/domain/emergency/plan-job.ts';
import { registerPlan } from '../../shared/domain/emergency/register.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { jobWorker, type Progress } from './worker.ts';

const branchesAStretch = 10;

/**
 * EMERG-1: makes the plan of every branch of a group stand as the group's does. It takes no turns: a branch whose plan
 * stands so already is left alone, and of two such jobs each goes by the group's plan as it is by then.
 */
export const emergencyWorker = jobWorker<PlanJob>({ details: planJobSchema, work });

async function* work(
  { head, details }: JobState<PlanJob>,
  _place: Place,
  runtime: Runtime,
): AsyncGenerator<Progress<PlanJob>> {
  const partition = partitions.branchesOfGroup(groupOfBranch(head.branchId));
  let { cursor = '' } = head;
  let counts: Counts = head.counts;
  for (;;) {
    const { items } = await runtime.table.query({
      index: 'gsi1',
      partition,
      // Every id sorts before `~`; the one that was served last is read again and passed over.
      between: [cursor, '~'],
      limit: branchesAStretch + 1,
    });
    const branchIds = items
      .map(({ item }) => branchSchema.parse(item.row).id)
      .filter((id) => id > cursor)
      .slice(0, branchesAStretch);
    const last = branchIds.at(-1);
    if (last === undefined) break;
    const served: (readonly Write[])[] = [];
    // One after the other, since each holds on to the group's plan.
    for (const id of branchIds) served.push(await serve(runtime, details.plan, id));
    const changed = served.filter(({ length }) => length > 0).length;
    counts = { ...counts, changed: (counts.changed ?? 0) + changed };
    cursor = last;
    yield { next: 'go_on', cursor, counts, rescheduled: rescheduledBy(served.flat()) };
  }
  yield { next: 'finish', counts };
}

/** @returns what was written; nothing where the branch's plan stands so already */
async function serve(
  { table, now }: Runtime,
  groupPlanId: string,
  branchId: string,
): Promise<readonly Write[]> {
  const id = emergencyIdFor(groupPlanId, branchId);
  return await retryLostRaces(async () => {
    const loaded = await table.load([
      ...planHead.refs(groupPlanId),
      ...planHead.refs(id),
      ...Object.values(branchRefs(branchId)),
    ]);
    const group = planHead.from(loaded, groupPlanId);
    const place = branchFrom(loaded, branchId);
    if (!group || !place) return [];
    const before = planHead.from(loaded, id);
    const at = now();
    const change = before ? followed(before, group, place, at) : begun(id, group, place, at);
    if (!change) return [];
    const writes = planHead.write(before, change, { place, at });
    await table.transact([...writes, holdOnTo(group.head)]);
    return writes;
  });
}

/** Writes the group's plan as it is, so that its end at the same moment passes no branch over. */
function holdOnTo({ id, version }: Plan): Write {
  return { ...updateOf(planHead.headRef(id).key, { set: { version } }), when: unchangedSince(version) };
}

/** The branch's own plan, from now on where the group's is on already; none where that is over. */
function begun(
  id: string,
  { head, details }: PlanState,
  { branch, policy }: Place,
  at: string,
): PlanChange | undefined {
  const { startedBy, reason = '' } = details;
  if (head.status === 'proposed' || head.status === 'ended' || head.until <= at || !startedBy)
    return undefined;
  const { drill, until, id: partOf } = head;
  const { id: branchId, timeZone } = branch;
  const from = laterOf(head.from, at);
  const number = planNumber(branch, at, id);
  return registerPlan(
    { id, branchId, scope: 'branch', number, timeZone, drill, from, until, reason, partOf, invited: [] },
    { at, by: system, policy, startedBy },
  );
}

/** Ended with the group's. */
function followed(
  before: PlanState,
  group: PlanState,
  { policy, periods }: Place,
  at: string,
): PlanChange | undefined {
  if (group.head.status !== 'ended' || before.head.status === 'ended') return undefined;
  return endPlan(before, {}, { at, by: system, policy, periods });
}
