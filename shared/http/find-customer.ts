import { type Action, authorize, rolesFor } from '../access.ts';
import { customerFileRef, type FoundFile, vehicleFileRef } from '../data/customer/customer-file.ts';
import { readFileKey, vinHash } from '../data/customer/file-key.ts';
import { type CustomerRef, partsOfCustomerId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import { type Customer, isErased, type Vehicle } from '../domain/customer/customer.ts';
import { erasedAlready } from '../domain/erasure/erased.ts';
import type { PersonActor } from '../domain/record.ts';
import { customerSays } from '../domain/refusals/customer.ts';
import { actorOf } from './command.ts';
import { Problem } from './problem.ts';
import type { Context } from './route.ts';

/** The branch by which a caller comes to a file, and as whom they act there. */
interface Reach {
  readonly branchId: string;
  readonly by: PersonActor;
}

export interface FoundCustomer extends Reach {
  readonly customer: CustomerRef;
  readonly found: FoundFile<Customer> & { readonly file: Customer };
}

export interface FoundVehicle extends Reach {
  readonly groupId: string;
  /** The keyed hash of its VIN. */
  readonly hash: string;
  readonly found: FoundFile<Vehicle> & { readonly file: Vehicle };
}

/** What may be done to a customer who is erased: their file shows that, and whoever asks again is told so. */
const atErasedToo: readonly Action[] = ['customer:read', 'customer:erase'];

/** What to read for the customer that a path names; nothing for what is no customer's id. */
export function readsOfCustomer(id: string | undefined): ItemRef<unknown>[] {
  const customer = id === undefined ? undefined : partsOfCustomerId(id);
  return customer ? [customerFileRef(customer.groupId, customer.fileId)] : [];
}

/**
 * The customer the path names, if they came to a branch within the caller's reach (POLICY-3).
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same; DomainError
 *   `not_allowed` for one who is erased, unless it is only to look
 */
export function findCustomer(id: string, context: Context): FoundCustomer {
  const customer = partsOfCustomerId(id);
  const ref = customer && customerFileRef(customer.groupId, customer.fileId);
  const file = ref && context.loaded.get(ref);
  const reach = file && reachOf(file, context);
  if (!reach) throw new Problem('not_found', customerSays.no_such_customer);
  if (isErased(file) && !atErasedToo.includes(context.action)) throw erasedAlready();
  return { ...reach, customer, found: { ref, file } };
}

/**
 * The vehicle of the caller's group that the path names, likewise; which group that is, is known only with the
 * caller, so it takes a read of its own where a body does not tell before.
 */
export async function findVehicle(vin: string, context: Context): Promise<FoundVehicle> {
  const { table } = context.runtime;
  const { groupId } = context.caller;
  const key = await readFileKey(table, groupId);
  const hash = key === undefined ? undefined : vinHash(key, vin);
  const ref = hash === undefined ? undefined : vehicleFileRef(groupId, hash);
  const file = ref && (context.loaded.get(ref) ?? (await table.load([ref])).get(ref));
  const reach = file && reachOf(file, context);
  if (hash !== undefined && reach) return { ...reach, groupId, hash, found: { ref, file } };
  throw new Problem('not_found', customerSays.no_such_vehicle);
}

/**
 * As whom the caller may do something to a customer whom they have found that others who see them may not.
 *
 * @throws Problem `forbidden`
 */
export function reachFor(action: Action, { found }: FoundCustomer, context: Context): Reach {
  const reach = reachOf(found.file, { ...context, action });
  if (reach) return reach;
  throw new Problem('forbidden', customerSays.not_for_others({ roles: rolesFor(action) }));
}

/**
 * The customer, if they came to a branch within the caller's reach: a vehicle may have been sold to somebody who never
 * did, and who that is, is none of its former branches' business (POLICY-3).
 */
export function knownTo(context: Context, customer: Customer | undefined): Customer | undefined {
  return customer && reachOf(customer, context) ? customer : undefined;
}

function reachOf(
  { branchIds }: Pick<Customer, 'branchIds'>,
  { caller, personas, action }: Context,
): Reach | undefined {
  for (const branchId of [...(branchIds ?? [])].toSorted()) {
    const decision = authorize(personas, action, { branchId });
    if (decision.verdict === 'allowed') return { branchId, by: actorOf(caller, decision.as) };
  }
  return undefined;
}
