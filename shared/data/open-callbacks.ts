import * as z from 'zod/mini';
import type { CallbackChange, CallbackState } from '../domain/callback/callback.ts';
import type { Policy } from '../domain/policy.ts';
import { stored } from '../domain/stored.ts';
import { callbackFrom, callbackRefs, writeCallback } from './callback-store.ts';
import { branchFrom } from './directory.ts';
import { branchOfId, type CustomerRef } from './ids.ts';
import { partitions } from './keys.ts';
import type { Position, Table } from './table.ts';
import type { Write } from './transaction.ts';

const linkSchema = stored({ id: z.string(), open: z.boolean() });

/** What is to become of a callback; undefined where it stays as it is. */
export type CallbackDecision = (state: CallbackState, policy: Policy) => CallbackChange | undefined;

/** More than any read of links needs, since one of them is a hundred bytes. */
const linksARead = 1_000;

/** Of 100 actions of a transaction, as many as are left to what goes along: an answer that is kept, a head. */
const mostWrites = 75;

/**
 * The writes of what becomes of each callback that a customer has still to expect. Which those are is read strongly
 * consistent; that none is planned meanwhile is for the caller to see to, by the version of the customer's file.
 *
 * @param except the callback that the caller changes by themself
 */
export async function changeOpenCallbacks(
  table: Table,
  customer: CustomerRef,
  decide: CallbackDecision,
  except?: string,
): Promise<Write[][]> {
  const ids = (await openCallbacksOf(table, customer)).filter((id) => id !== except);
  const loaded = await table.load(ids.flatMap(callbackRefs));
  return ids.flatMap((id) => {
    const state = callbackFrom(loaded, id);
    const place = branchFrom(loaded, branchOfId(id));
    const change = state && place && decide(state, place.policy);
    return change ? [writeCallback(state, change)] : [];
  });
}

async function openCallbacksOf(table: Table, { groupId, fileId }: CustomerRef): Promise<string[]> {
  const { partition, prefix } = partitions.callbacksOfCustomer(groupId, fileId);
  const open: string[] = [];
  let after: Position | undefined;
  do {
    const { items, more } = await table.query({ partition, prefix, limit: linksARead, after });
    const links = items.map(({ item }) => linkSchema.parse(item.data));
    open.push(...links.filter((link) => link.open).map(({ id }) => id));
    after = more ? items.at(-1)?.at : undefined;
  } while (after);
  return open;
}

/**
 * What decides, and what follows from it for many: in one transaction, where it fits. Where it does not, as with the
 * owner of a fleet, what decides is done at once, and what follows in as many transactions as it takes; whoever is cut
 * off between them does it again, which finds done what is done.
 *
 * @returns the writes of the last transaction, which are still to be carried out
 */
export async function inTransactions(
  table: Table,
  decisive: readonly Write[],
  following: readonly (readonly Write[])[],
): Promise<Write[]> {
  const all = [...decisive, ...following.flat()];
  if (all.length <= mostWrites) return all;
  if (decisive.length > 0) await table.transact(decisive);
  let batch: Write[] = [];
  for (const writes of following) {
    if (batch.length + writes.length > mostWrites) {
      await table.transact(batch);
      batch = [];
    }
    batch.push(...writes);
  }
  return batch;
}
