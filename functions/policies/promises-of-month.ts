import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { callsFrom, callsRefs } from '../../shared/data/arrival/calls-of-arrival.ts';
import { deliveryRowSchema } from '../../shared/data/arrival/delivery-row.ts';
import { visitRowSchema } from '../../shared/data/arrival/visit-row.ts';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { complaintRowSchema } from '../../shared/data/complaint/complaint-row.ts';
import type { Branch } from '../../shared/data/directory/branch.ts';
import { callbackIdOf } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Month } from '../../shared/domain/calendar.ts';
import { isCalledAgain } from '../../shared/domain/callback/call-again.ts';
import type { CallbackPurpose } from '../../shared/domain/callback/purposes.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { callPromises } from '../../shared/domain/dry-run/call-promises.ts';
import { complaintPromises } from '../../shared/domain/dry-run/complaint-promises.ts';
import type { PastPromise } from '../../shared/domain/dry-run/promise.ts';
import { type Budget, rowsOfMonth } from './month-rows.ts';

const deliveryPurposes = [
  'delivery_courtesy',
  'delivery_second',
  'delivery_third',
] as const satisfies readonly CallbackPurpose[];
const visitPurposes = ['visit', 'visit_second'] as const satisfies readonly CallbackPurpose[];

type Read = (
  table: Table,
  at: { branch: Branch; month: Month },
  budget: Budget,
) => AsyncGenerator<PastPromise[]>;

/**
 * What was promised for the complaints that a branch received in a month, and for the calls that follow from them and
 * from what was delivered and handed back in it; page by page, as long as the budget lasts.
 */
export const promisesOfMonth: Read = async function* (table, at, budget) {
  yield* promisesOfComplaints(table, at, budget);
  yield* promisesOfDeliveries(table, at, budget);
  yield* promisesOfVisits(table, at, budget);
};

const promisesOfComplaints: Read = async function* (table, at, budget) {
  const list = {
    index: 'gsi1',
    partitions: [partitions.complaints(at.branch.id)],
    schema: complaintRowSchema,
    content: 'row',
  } as const;
  for await (const rows of rowsOfMonth(table, list, at, budget, 1)) {
    const heads = await table.load(rows.map(({ id }) => complaintHead.headRef(id)));
    const complaints = rows.flatMap(({ id }) => heads.get(complaintHead.headRef(id)) ?? []);
    const called = complaints.filter(isCalledAgain);
    budget.heads -= called.length;
    const calls = await table.load(called.map(({ id }) => callbackHead.headRef(callbackIdOf(id))));
    yield [
      ...complaints.flatMap(complaintPromises),
      ...called.flatMap((complaint) => {
        const callback = calls.get(callbackHead.headRef(callbackIdOf(complaint.id)));
        return callback ? callPromises(callback, handledFirstAt(complaint)) : [];
      }),
    ];
  }
};

const promisesOfDeliveries: Read = async function* (table, at, budget) {
  const list = {
    index: 'gsi1',
    partitions: [partitions.deliveries(at.branch.id)],
    schema: deliveryRowSchema,
    content: 'row',
  } as const;
  for await (const rows of rowsOfMonth(table, list, at, budget, deliveryPurposes.length)) {
    const loaded = await table.load(rows.flatMap(({ id }) => callsRefs(id, deliveryPurposes)));
    yield rows.flatMap(({ id, deliveredAt }) =>
      callsFrom(loaded, id, deliveryPurposes).flatMap((call) => callPromises(call, deliveredAt)),
    );
  }
};

const promisesOfVisits: Read = async function* (table, at, budget) {
  const list = {
    index: 'gsi3',
    partitions: [partitions.visitsHandedBack(at.branch.id)],
    schema: visitRowSchema,
    content: 'row',
  } as const;
  for await (const rows of rowsOfMonth(table, list, at, budget, visitPurposes.length)) {
    const loaded = await table.load(rows.flatMap(({ id }) => callsRefs(id, visitPurposes)));
    yield rows.flatMap(({ id, handedBackAt }) => {
      const calls = callsFrom(loaded, id, visitPurposes);
      const first = calls.find(({ purpose }) => purpose === 'visit');
      const reachedAt = first?.status === 'done' ? first.end.at : undefined;
      return calls.flatMap((call) => callPromises(call, call === first ? handedBackAt : reachedAt));
    });
  }
};

/** CLOCK-8: the call follows from the first time that it was handled. */
function handledFirstAt({ tasks }: Complaint) {
  const handling = tasks.find(({ kind }) => kind === 'resolution');
  return handling && 'doneAt' in handling ? handling.doneAt : undefined;
}
