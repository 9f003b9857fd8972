import { customerFileRef, type FoundFile, writeFile } from '../data/customer/customer-file.ts';
import { fileKeyOf, hashesOf } from '../data/customer/file-key.ts';
import { giveUpNumber, holdNumber, numberRef } from '../data/customer/number-holder.ts';
import { branchFrom, branchRefs } from '../data/directory/directory.ts';
import type { CustomerRef } from '../data/table/ids.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Customer } from '../domain/customer/customer.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { PersonActor } from '../domain/record.ts';
import { commonSays } from '../domain/refusals/common.ts';
import { customerSays } from '../domain/refusals/customer.ts';
import { followByJob, followInCalls } from './open-callbacks.ts';

/** A customer's file as it was found, and the number that is given them or taken off. */
export interface NewNumber<Phone = string> {
  readonly customer: CustomerRef;
  readonly found: FoundFile<Customer>;
  readonly phone: Phone;
  /** A callback that is changed along with it, and therefore left out. */
  readonly except?: string | undefined;
}

/**
 * The writes by which a customer has another telephone number: it leads to their file, the old one to nobody's, and
 * the calls that are still to be made are made by it. Where there was none, what was given up for want of one and is
 * still ahead is planned anew (CALL-9).
 *
 * @throws DomainError `not_allowed` for a number that is another customer's
 */
export async function changeNumber(
  table: Table,
  { customer, found, phone, except, branchId }: NewNumber & { readonly branchId: string },
  given: { readonly at: Instant; readonly by: PersonActor },
): Promise<Write[]> {
  const own = await numberWrites(table, { customer, found, phone });
  if (own.length === 0 || found.file === undefined) return own;
  const after = { ...found.file, phone, version: found.file.version + 1 };
  if (found.file.phone === undefined && found.file.vehicles !== undefined) {
    const place = branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId);
    return [...own, ...(place ? followByJob(place, customer, after, given, true) : [])];
  }
  return [...own, ...(await followInCalls(table, { customer, after, except }, given))];
}

/**
 * The writes by which a customer has no telephone number any more (CALL-4): it leads to nobody's file, and the calls
 * that are still to be made are given up.
 *
 * @returns none where they have another than that by now
 */
export async function takeNumberOff(
  table: Table,
  { customer, found, phone, except }: NewNumber<string | undefined>,
  given: { readonly at: Instant; readonly by: PersonActor },
): Promise<Write[]> {
  const { groupId } = customer;
  const { file } = found;
  if (file?.phone === undefined || phone === undefined) return [];
  const key = await fileKeyOf(table, groupId);
  const hash = (await hashesOf(key, { phone: file.phone }))?.customer;
  const wrong = (await hashesOf(key, { phone }))?.customer;
  if (hash === undefined || hash !== wrong) return [];
  const ref = numberRef(groupId, hash);
  const number = (await table.load([ref])).get(ref);
  const { phone: _, ...rest } = file;
  const after = { ...rest, version: file.version + 1 };
  return [
    writeFile(found, { unset: ['phone'] }),
    ...giveUpNumber(customer, hash, number),
    ...(await followInCalls(table, { customer, after, except }, given)),
  ];
}

async function numberWrites(table: Table, { customer, found, phone }: NewNumber): Promise<Write[]> {
  const { groupId, fileId } = customer;
  const key = await fileKeyOf(table, groupId);
  const hash = (await hashesOf(key, { phone }))?.customer;
  if (hash === undefined) throw invalid('phone', commonSays.not_a_phone_number);
  const told = found.file?.phone;
  const before = told === undefined ? undefined : (await hashesOf(key, { phone: told }))?.customer;
  const change = writeFile(found, { set: { phone } });
  // The same number, perhaps written otherwise.
  if (hash === before) return told === phone ? [] : [change];

  const refs = { number: numberRef(groupId, hash), file: customerFileRef(groupId, hash) };
  const beforeRef = before === undefined ? undefined : numberRef(groupId, before);
  const loaded = await table.load([refs.number, refs.file, ...(beforeRef ? [beforeRef] : [])]);
  const number = loaded.get(refs.number);
  const file = loaded.get(refs.file);
  const holder = number ? number.holder : file && hash;
  if (holder !== undefined && holder !== fileId) {
    const said = customerSays.number_of_another;
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  return [
    change,
    ...(holder === undefined ? [holdNumber(groupId, hash, fileId)] : []),
    // Whoever registers somebody by that number at the same moment looks for their file there, and finds it taken.
    ...(number === undefined && file === undefined ? [writeFile({ ref: refs.file, file }, {})] : []),
    ...(before !== undefined && beforeRef ? giveUpNumber(customer, before, loaded.get(beforeRef)) : []),
  ];
}
