import { arrivalId } from '../../shared/data/arrival/arrival-id.ts';
import { samplingRefs } from '../../shared/data/arrival/sampling-store.ts';
import { techniciansRef } from '../../shared/data/arrival/technicians.ts';
import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { fileKeyOf, vinHash } from '../../shared/data/customer/file-key.ts';
import { type Instant, localDate, localMonth, notBeforeOnItsDay } from '../../shared/domain/calendar.ts';
import { invalid } from '../../shared/domain/errors.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { lastOf } from '../../shared/domain/visit/command.ts';
import { isHistory } from '../../shared/domain/visit/hand-back.ts';
import { isHandedBack, receivers, type Visit } from '../../shared/domain/visit/visit.ts';
import { findFiles, readsOfFiles } from '../../shared/http/find-files.ts';
import { enterVisit } from '../../shared/transactions/enter-visit.ts';
import { handBack } from '../../shared/transactions/hand-back.ts';
import { adviserOfRow } from './adviser-of-row.ts';
import type { RowPlace, RowTaking } from './row-taking.ts';
import { checkSameCustomer } from './same-customer.ts';

/**
 * A visit, as if it had been registered when it was made; where it is over, with its choice and its call (CALL-2,
 * CALL-3). One whose call would be overdue by now is history: it is neither called nor counted among those that are
 * chosen from. One that was there before and has been handed back since is handed back.
 */
export async function takeVisit(row: Row<'visits'>, place: RowPlace): Promise<RowTaking> {
  const { branch, policy, by, staff, runtime } = place;
  const { name, phone, class: customerClass, address, vin, plate, model } = row;
  const { receivedAt, technician, work, nextServiceOn } = row;
  const now = runtime.now();
  const handedBackAt = handedBackAfter(row.handedBackAt, receivedAt, branch);
  checkTimes({ receivedAt, handedBackAt }, now);
  const given = { at: now, by, policy };
  const past = isHistory(handedBackAt ?? receivedAt, branch.timeZone, given);
  const customer = { name, phone, class: customerClass, address };
  const vehicle = { vin, plate, model, nextServiceOn };
  const adviser = adviserOfRow(row.adviser, staff, receivers, past);
  const date = localDate(receivedAt, branch.timeZone);
  const fileKey = await fileKeyOf(runtime.table, branch.groupId);
  const arrival = { branchId: branch.id, vehicle: vinHash(fileKey, vin), date };
  const id = arrivalId(fileKey, 'visit', arrival);
  return {
    reads: [
      ...visitHead.refs(id),
      ...(handedBackAt === undefined
        ? []
        : [techniciansRef(branch.id), ...samplingRefs(branch.id, localMonth(handedBackAt, branch.timeZone))]),
      ...(await readsOfFiles({ branchId: branch.id, customer, vehicle }, runtime.table)),
    ],
    async decide(loaded) {
      const before = visitHead.from(loaded, id);
      if (before) {
        checkSame(before.head, { receivedAt, handedBackAt });
        checkSameCustomer(before, phone);
      }
      if (before && (handedBackAt === undefined || isHandedBack(before.head))) {
        return { outcome: 'unchanged', writes: [] };
      }
      if (before) {
        const { table, newId } = runtime;
        const choosing = { branch, fileKey, loaded };
        const at = handedBackAfter(row.handedBackAt, lastOf(before.head).at, branch);
        const input = { at, work, nextServiceOn };
        const { writes } = await handBack(before, input, choosing, given, { table, newId, past });
        return { outcome: 'taken', writes };
      }
      const files = await findFiles(branch.groupId, { phone, vin, plate }, { runtime, loaded });
      const { writes } = await enterVisit(
        { id, date, customer, vehicle, adviser, receivedAt, handedBackAt, technician, work, past },
        { branch, policy, files, by, now, runtime },
        { fileKey, loaded },
      );
      return { outcome: 'taken', writes };
    },
  };
}

/** A hand-back of which only the day is written comes after whatever else was done on that day. */
function handedBackAfter(
  at: Instant | undefined,
  done: Instant,
  { timeZone }: RowPlace['branch'],
): Instant | undefined {
  return at === undefined ? undefined : notBeforeOnItsDay(at, done, timeZone);
}

/** A vehicle has one visit a day: a row of another one is no news of the first. */
function checkSame(visit: Visit, { receivedAt, handedBackAt }: Times): void {
  const isAfter = isHandedBack(visit) && receivedAt > visit.handedBackAt;
  const isBefore = handedBackAt !== undefined && handedBackAt < visit.receivedAt;
  if (isAfter || isBefore) {
    throw invalid('receivedAt', importSays.other_visit({ number: visit.number }));
  }
}

type Times = Pick<Row<'visits'>, 'receivedAt' | 'handedBackAt'>;

function checkTimes({ receivedAt, handedBackAt = receivedAt }: Times, now: Instant): void {
  if (receivedAt > now) throw invalid('receivedAt', commonSays.in_the_future);
  if (handedBackAt > now) throw invalid('handedBackAt', commonSays.in_the_future);
  if (handedBackAt < receivedAt) throw invalid('handedBackAt', importSays.before_vehicle_received);
}
