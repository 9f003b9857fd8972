import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { callbackHead } from '../data/arrival/callback-head.ts';
import { branchFrom, type Place } from '../data/directory/directory.ts';
import { jobHead } from '../data/job/job-store.ts';
import { base32 } from '../data/table/base32.ts';
import { branchOfId, type CustomerRef, newSubjectId } from '../data/table/ids.ts';
import { keys, partitions } from '../data/table/keys.ts';
import type { Position, Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { type Instant, localDate } from '../domain/calendar.ts';
import { followCustomer } from '../domain/callback/follow-customer.ts';
import { registerFollowJob } from '../domain/callback/follow-job.ts';
import type { Customer } from '../domain/customer/customer.ts';
import type { PersonActor } from '../domain/record.ts';
import { stored } from '../domain/stored.ts';

const linkSchema = stored({ id: z.string(), open: z.boolean() });

/** More than most customers have in all their life, and a small part of what one request reads. */
const linksARead = 1_000;

/** How many calls are changed in one transaction; more than most customers have to expect. */
const mostAtOnce = 9;

/** Of 100 actions of a transaction, as many as are left to what goes along: the file, another call, an answer kept. */
const mostWrites = 75;

/**
 * The writes by which the calls that a customer has still to expect stand as their file does after a change. Which
 * those are is read strongly consistent; that none is planned meanwhile is for the file's version to see to. For the
 * owner of a fleet, who has too many for one transaction, they are the writes of a job that does it, and until then
 * whoever calls goes by the file.
 *
 * @param after the file as the change leaves it
 * @param except the callback that the caller changes by themself
 */
export async function followInCalls(
  table: Table,
  { customer, after, except }: { customer: CustomerRef; after: Customer; except?: string | undefined },
  given: { readonly at: Instant; readonly by: PersonActor },
): Promise<Write[]> {
  const open = await openCallbacksOf(table, customer, { most: mostAtOnce + 2 });
  const ids = open.filter((id) => id !== except);
  const [first] = ids;
  if (first === undefined) return [];
  const loaded = await table.load(ids.slice(0, mostAtOnce).flatMap(callbackHead.refs));
  const writes = ids.slice(0, mostAtOnce).flatMap((id) => {
    const state = callbackHead.from(loaded, id);
    const place = branchFrom(loaded, branchOfId(id));
    const change = state && place && followCustomer(state, after, { ...given, policy: place.policy });
    return change ? callbackHead.write(state, change) : [];
  });
  const place = branchFrom(loaded, branchOfId(first));
  const tooMany = ids.length > mostAtOnce || writes.length > mostWrites;
  return tooMany && place ? followByJob(place, customer, after, given) : writes;
}

/**
 * The writes of a job that makes a customer's calls stand as their file does: one job for one version of the file.
 *
 * @param reminders whether it also plans what the dates of their vehicles lead to (CALL-9)
 */
export function followByJob(
  { branch, policy }: Place,
  { fileId }: CustomerRef,
  { version }: Pick<Customer, 'version'>,
  given: { readonly at: Instant; readonly by: PersonActor },
  reminders = false,
): Write[] {
  const hash = createHash('sha256').update(`calls ${fileId} ${version}`).digest();
  const id = newSubjectId('job', branch.id, base32(hash));
  const date = localDate(given.at, branch.timeZone).replaceAll('-', '');
  const number = `${branch.code}-J${date}-${id.slice(-4).toUpperCase()}`;
  const job = { id, branchId: branch.id, number, timeZone: branch.timeZone };
  return jobHead.write(
    undefined,
    registerFollowJob(job, { fileId, ...(reminders && { reminders }) }, { ...given, policy }),
  );
}

/**
 * The callbacks of a customer that are still to be made, by id.
 *
 * @param after only those whose ids come behind it
 * @param most no more than these
 */
export async function openCallbacksOf(
  table: Table,
  { groupId, fileId }: CustomerRef,
  { after, most }: { after?: string | undefined; most: number },
): Promise<string[]> {
  const { partition, prefix } = partitions.callbacksOfCustomer(groupId, fileId);
  const open: string[] = [];
  let position = after === undefined ? undefined : positionOf(groupId, fileId, after);
  do {
    const { items, more } = await table.query({ partition, prefix, limit: linksARead, after: position });
    const links = items.map(({ item }) => linkSchema.parse(item.data));
    open.push(...links.filter((link) => link.open).map(({ id }) => id));
    position = more ? items.at(-1)?.at : undefined;
  } while (position && open.length < most);
  return open.slice(0, most);
}

function positionOf(groupId: string, fileId: string, callbackId: string): Position {
  const key = keys.callbackOfCustomer(groupId, fileId, callbackId);
  return { ...key, position: key.sk };
}
