import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { customerFileRef } from '../../shared/data/customer/customer-file.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { branchOfId, type CustomerRef, groupOfBranch } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { followCustomer } from '../../shared/domain/callback/follow-customer.ts';
import { type FollowJob, followJobSchema } from '../../shared/domain/callback/follow-job.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { openCallbacksOf } from '../../shared/transactions/open-callbacks.ts';
import { followVehicles, isAtVehicles } from './follow-vehicles.ts';
import { jobWorker, type Progress } from './worker.ts';

const callsAStretch = 25;

/**
 * CALL-10: makes every call of a customer stand as their file does; where they may be called again, what the dates of
 * their vehicles lead to is planned (CALL-9). It takes no turns: a call that stands so already
 * is left alone, whoever made it stand so, and of two such jobs each goes by the file as it is by then.
 */
export const callsWorker = jobWorker<FollowJob>({ details: followJobSchema, work });

async function* work(
  { head, details }: JobState<FollowJob>,
  place: Place,
  runtime: Runtime,
): AsyncGenerator<Progress<FollowJob>> {
  const customer = { groupId: groupOfBranch(head.branchId), fileId: details.fileId };
  let { cursor } = head;
  let counts: Counts = head.counts;
  while (!isAtVehicles(cursor)) {
    const ids = await openCallbacksOf(runtime.table, customer, { after: cursor, most: callsAStretch });
    const last = ids.at(-1);
    if (last === undefined) break;
    const changed = await Promise.all(ids.map((id) => serve(runtime, customer, id)));
    counts = { ...counts, changed: (counts.changed ?? 0) + changed.filter(Boolean).length };
    cursor = last;
    yield { next: 'go_on', cursor, counts, rescheduled: changed.flatMap((one) => one ?? []) };
  }
  if (details.reminders) {
    for await (const followed of followVehicles(customer, cursor, place, runtime)) {
      counts = { ...counts, changed: (counts.changed ?? 0) + followed.changed };
      yield { next: 'go_on', counts, cursor: followed.cursor, rescheduled: followed.rescheduled };
    }
  }
  yield { next: 'finish', counts };
}

/** @returns whose schedules follow; undefined where nothing was to be changed */
async function serve(
  { table, now }: Runtime,
  { groupId, fileId }: CustomerRef,
  id: string,
): Promise<Rescheduled[] | undefined> {
  const fileRef = customerFileRef(groupId, fileId);
  return await retryLostRaces(async () => {
    const loaded = await table.load([fileRef, ...callbackHead.refs(id)]);
    const file = loaded.get(fileRef);
    const state = callbackHead.from(loaded, id);
    const place = branchFrom(loaded, branchOfId(id));
    if (!file || !state || !place) return undefined;
    const change = followCustomer(state, file, { at: now(), by: system, policy: place.policy });
    if (!change) return undefined;
    const writes = callbackHead.write(state, change);
    await table.transact(writes);
    return rescheduledBy(writes);
  });
}
