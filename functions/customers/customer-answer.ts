import { writeCustomerChanges } from '../../shared/data/customer/customer-change.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { customerId } from '../../shared/data/table/ids.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { etagOf } from '../../shared/http/command.ts';
import type { FoundCustomer } from '../../shared/http/find-customer.ts';
import type { Answer, Context } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { customerView } from './customer-view.ts';

/**
 * What a command on a customer answers: the customer as the writes leave them. What decides on who is called goes into
 * their history (CALL-3, CALL-10).
 */
export async function customerAnswer(
  { customer, found, branchId, by }: FoundCustomer,
  changed: Partial<Customer>,
  writes: readonly Write[],
  { runtime, now }: Context,
): Promise<Answer> {
  const place = branchFrom(await runtime.table.load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error(`${branchId} is gone`);
  const { timeZone } = place.branch;
  const after = { ...found.file, ...changed, version: found.file.version + (writes.length > 0 ? 1 : 0) };
  const changes = writeCustomerChanges(
    customer,
    { before: found.file, after },
    { branchId, timeZone, at: now, person: by.person },
    runtime.newId,
  );
  return {
    body: customerView(after, { customer, now, timeZone }),
    headers: etagOf(after),
    writes: [...writes, ...changes],
    seen: seenAt(place, by, 'customer', customerId(customer)),
  };
}
