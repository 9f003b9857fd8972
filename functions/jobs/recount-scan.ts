import {
  accountRefs,
  pagesOf,
  recountedOf,
  transactionsOf,
} from '../../shared/data/figures/account-store.ts';
import { accountRef, writeAccount } from '../../shared/data/figures/figures-store.ts';
import { countedHeadRef } from '../../shared/data/head/counted-heads.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type Account, newAccount, type Shadow, withShadow } from '../../shared/domain/figures/account.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { countedOf } from '../../shared/domain/figures/counted.ts';
import { hasEnded } from '../../shared/domain/job/job.ts';

/** How many entries of the list are gone through at once: of each head there may be two. */
const entriesAtOnce = 400;

export interface RecountedBranch {
  readonly table: Table;
  readonly branchId: string;
  /** Of the recount. */
  readonly jobId: string;
}

type OpenAccount = Account & { readonly shadow: Shadow };

/**
 * The branch's account with a shadow of this job's own. From then on the aggregator keeps both.
 *
 * @returns undefined while another recount has one
 */
export async function openShadow(
  { table, branchId, jobId }: RecountedBranch,
  now: Instant,
): Promise<Shadow | undefined> {
  return await retryLostRaces(async () => {
    const ref = accountRef(branchId);
    const account = (await table.load([ref])).get(ref) ?? newAccount;
    if (account.shadow?.job === jobId) return account.shadow;
    if (account.shadow) {
      const other = jobHead.from(
        await table.load(jobHead.refs(account.shadow.job)),
        account.shadow.job,
      )?.head;
      if (other && !hasEnded(other)) return undefined;
    }
    const next = withShadow(account, jobId, now);
    await table.transact([writeAccount(branchId, account, next)]);
    return next.shadow;
  });
}

/**
 * Counts the next heads of the list into the shadow, and moves its cursor past them.
 *
 * @returns the shadow then; with `fullAt` once there were no more
 */
export async function countOn(branch: RecountedBranch, now: Instant): Promise<Shadow> {
  const { table, branchId, jobId } = branch;
  return await retryLostRaces(async () => {
    const account = await ownAccount(branch);
    const ids = await headsAfter(table, branchId, account.shadow.cursor);
    if (ids.length === 0) {
      const shadow = { ...account.shadow, fullAt: now };
      await table.transact([writeAccount(branchId, account, { ...account, shadow })]);
      return shadow;
    }
    const loaded = await table.load([...accountRefs(branchId, ids), ...ids.map(countedHeadRef)]);
    const heads = ids.map((id) => {
      const head = loaded.get(countedHeadRef(id));
      if (head === undefined) throw new Error(`${id} was counted and is gone`);
      return { id, contribution: contributionOf(head) };
    });
    const bookings = recountedOf(branchId, own(loaded.get(accountRef(branchId)), jobId), heads, loaded);
    const pages = await table.load(pagesOf(bookings));
    for (const writes of transactionsOf(bookings, pages)) await table.transact(writes);
    return (await ownAccount(branch)).shadow;
  });
}

/** @throws Error where another recount has taken over */
export async function ownAccount({ table, branchId, jobId }: RecountedBranch): Promise<OpenAccount> {
  const ref = accountRef(branchId);
  return own((await table.load([ref])).get(ref), jobId);
}

function own(account: Account | undefined, jobId: string): OpenAccount {
  if (account?.shadow?.job !== jobId) throw new Error(`${jobId} has no shadow`);
  return { ...account, shadow: account.shadow };
}

/** The ids that come next in the list of heads and of what was counted of them. */
async function headsAfter(table: Table, branchId: string, cursor = ''): Promise<string[]> {
  const { items } = await table.query({
    index: 'gsi2',
    partition: partitions.countedHeads(branchId),
    // A blank sorts before whatever an id consists of, and a tilde behind it.
    between: [`${cursor} `, '~'],
    limit: entriesAtOnce,
  });
  const ids = new Set(items.map(({ at }) => at.position));
  return [...ids].filter((id) => countedOf(id) !== undefined);
}
