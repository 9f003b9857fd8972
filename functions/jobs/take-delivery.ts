import { arrivalId } from '../../shared/data/arrival/arrival-id.ts';
import { deliveryHead } from '../../shared/data/arrival/delivery-head.ts';
import { fileKeyOf, vinHash } from '../../shared/data/customer/file-key.ts';
import { localDate } from '../../shared/domain/calendar.ts';
import { deliveryCalls } from '../../shared/domain/callback/due.ts';
import { deliverers } from '../../shared/domain/delivery/delivery.ts';
import { invalid } from '../../shared/domain/errors.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { findFiles, readsOfFiles } from '../../shared/http/find-files.ts';
import { enterDelivery } from '../../shared/transactions/enter-delivery.ts';
import { adviserOfRow } from './adviser-of-row.ts';
import type { RowPlace, RowTaking } from './row-taking.ts';
import { checkSameCustomer } from './same-customer.ts';

/**
 * A delivery, as if it had been registered when it was made: its calls follow, but those that would be overdue by now
 * (CALL-1). One whose calls would all be is history, and replaces nothing newer that the files say.
 */
export async function takeDelivery(
  row: Row<'deliveries'>,
  { branch, policy, by, staff, runtime }: RowPlace,
): Promise<RowTaking> {
  const { name, phone, class: customerClass, address, vin, plate, model, deliveredAt } = row;
  const { warrantyEndsOn, maintenanceContractEndsOn, nextServiceOn } = row;
  const now = runtime.now();
  if (deliveredAt > now) throw invalid('deliveredAt', commonSays.in_the_future);
  const customer = { name, phone, class: customerClass, address };
  const vehicle = { vin, plate, model, warrantyEndsOn, maintenanceContractEndsOn, nextServiceOn };
  const date = localDate(deliveredAt, branch.timeZone);
  const fileKey = await fileKeyOf(runtime.table, branch.groupId);
  const arrival = { branchId: branch.id, vehicle: vinHash(fileKey, vin), date };
  const id = arrivalId(fileKey, 'delivery', arrival);
  const past = deliveryCalls(deliveredAt, branch.timeZone, policy).some(
    ({ purpose, dueAt }) => purpose === 'delivery_courtesy' && dueAt < now,
  );
  const adviser = adviserOfRow(row.adviser, staff, deliverers, past);
  return {
    reads: [
      ...deliveryHead.refs(id),
      ...(await readsOfFiles({ branchId: branch.id, customer, vehicle }, runtime.table)),
    ],
    async decide(loaded) {
      const before = deliveryHead.from(loaded, id);
      if (before) {
        checkSameCustomer(before, phone);
        return { outcome: 'unchanged', writes: [] };
      }
      const files = await findFiles(branch.groupId, { phone, vin, plate }, { runtime, loaded });
      const { writes } = await enterDelivery(
        { id, date, customer, vehicle, adviser, deliveredAt, past },
        { branch, policy, files, by, now, runtime },
      );
      return { outcome: 'taken', writes };
    },
  };
}
