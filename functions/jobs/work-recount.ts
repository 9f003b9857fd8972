import { setTimeout as pause } from 'node:timers/promises';
import { writeAccount } from '../../shared/data/figures/figures-store.ts';
import {
  adoptPages,
  type Compared,
  compareBooks,
  differencesOf,
  differingPages,
  writeDifference,
} from '../../shared/data/figures/recount-store.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { epochMilliseconds, type Instant, plus } from '../../shared/domain/calendar.ts';
import { withoutShadow } from '../../shared/domain/figures/account.ts';
import { type Recount, recountSchema } from '../../shared/domain/figures/recount.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { countOn, openShadow, type RecountedBranch } from './recount-scan.ts';
import { type JobWorker, jobWorker, type Progress } from './worker.ts';

/** By when indexes and stream have caught up with what was written before. */
const quiet = 'PT5S';
const differencesAStretch = 50;
const pagesATransaction = 40;

/** Where it is once everything that differs is kept. */
const closing = 'closing';

/**
 * STAT-3: builds the figures of a branch anew from its heads, beside those that stand, while both go on being kept;
 * compares the two, keeps every difference, and on demand puts the new ones in the place of the old. It takes no
 * turns: how far it has come stands in the account, which whoever writes any of the branch's figures has to have.
 */
export const recountWorker = recountWorkerThat(async (ms) => {
  await pause(ms);
  return true;
});

/** @param waits so long itself, or says that it does not: then the job's next step does */
export function recountWorkerThat(waits: (ms: number) => Promise<boolean>): JobWorker {
  return jobWorker<Recount>({ details: recountSchema, work: (...job) => work(waits, ...job) });
}

async function* work(
  waits: (ms: number) => Promise<boolean>,
  { head, details }: JobState<Recount>,
  _place: unknown,
  { table, now }: Pick<Runtime, 'table' | 'now'>,
): AsyncGenerator<Progress<Recount>> {
  const branch = { table, branchId: head.branchId, jobId: head.id };
  let counts: Counts = head.counts;
  if (head.cursor !== closing) {
    let shadow = await openShadow(branch, now());
    if (shadow === undefined) return yield { next: 'wait', until: plus(now(), 'PT1M') };
    if (!(await restedUntil(plus(shadow.openedAt, quiet)))) {
      return yield { next: 'wait', until: plus(shadow.openedAt, quiet) };
    }
    while (shadow.fullAt === undefined) {
      shadow = await countOn(branch, now());
      counts = { ...counts, heads: shadow.heads };
      yield { next: 'go_on', cursor: shadow.cursor ?? '', counts, rescheduled: [] };
    }
    if (!(await restedUntil(plus(shadow.fullAt, quiet)))) {
      return yield { next: 'wait', until: plus(shadow.fullAt, quiet) };
    }

    const compared = await compare(branch);
    const differences = differencesOf(compared);
    const told = { ...details, comparedAt: compared.account.version };
    counts = { ...counts, differences: differences.length };
    for (let from = 0; from < differences.length; from += differencesAStretch) {
      const writes = differences
        .slice(from, from + differencesAStretch)
        .map((one, at) => writeDifference(head.id, told.comparedAt, from + at, one));
      yield { next: 'go_on', cursor: `differences ${from}`, counts, details: told, writes, rescheduled: [] };
    }
    yield { next: 'go_on', cursor: closing, counts, details: told, rescheduled: [] };
  }
  const { differences = 0 } = counts;
  const adopt = details.repair && differences > 0;
  while (!(await closed(branch, adopt))) {
    // Some months at a time: what is written meanwhile goes on in both.
  }
  yield { next: 'finish', counts: { ...counts, repaired: adopt ? differences : 0 } };

  async function restedUntil(until: Instant): Promise<boolean> {
    const left = epochMilliseconds(until) - epochMilliseconds(now());
    return left <= 0 || (await waits(left));
  }
}

async function compare({ table, branchId, jobId }: RecountedBranch): Promise<Compared> {
  const compared = await retryLostRaces(() => compareBooks(table, branchId));
  if (compared?.account.shadow?.job !== jobId) throw new Error(`${jobId} has no shadow`);
  return compared;
}

/**
 * Gives the shadow up or, some months at a time, puts it in the place of the figures. Only where none differs at one
 * version of the account has the generation become the figures: from the next version on, heads count by it.
 *
 * @returns whether nothing is left to do, also where that was so before
 */
async function closed({ table, branchId, jobId }: RecountedBranch, adopt: boolean): Promise<boolean> {
  return await retryLostRaces(async () => {
    const compared = await compareBooks(table, branchId);
    if (compared?.account.shadow?.job !== jobId) return true;
    const left = adopt ? differingPages(compared) : [];
    if (left.length > 0) {
      await table.transact(adoptPages(compared, branchId, left.slice(0, pagesATransaction)));
      return false;
    }
    await table.transact([writeAccount(branchId, compared.account, withoutShadow(compared.account, adopt))]);
    return true;
  });
}
