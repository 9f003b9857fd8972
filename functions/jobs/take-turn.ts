import { turnRef, writeTurn } from '../../shared/data/job/job-store.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Loaded, Table } from '../../shared/data/table/table.ts';
import type { Write } from '../../shared/data/table/transaction.ts';

/** What is to be done to one target of a job, and what it is counted as. */
export interface Decision<Outcome extends string> {
  readonly outcome: Outcome;
  /** Nothing where the target stands as it should: then doing it again comes to the same by itself. */
  readonly writes: readonly Write[];
}

/** Somebody else has taken the job over and gone on. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Does one target of a job in one transaction, once: whoever does it again, since they do not know how far somebody
 * before them came, is told what came of it then.
 *
 * @param turn the target's number, counted from 0 in an order that never changes
 * @param decide called again from a fresh read where another writer was faster
 * @throws Overtaken where the job has gone on far beyond this target
 */
export async function takeTurn<Outcome extends string>(
  table: Table,
  jobId: string,
  turn: number,
  reads: readonly ItemRef<unknown>[],
  decide: (loaded: Loaded) => Decision<Outcome> | Promise<Decision<Outcome>>,
): Promise<Outcome> {
  const ref = turnRef(jobId, turn);
  return await retryLostRaces(async () => {
    const loaded = await table.load([...reads, ref]);
    const last = loaded.get(ref);
    if (last?.turn === turn) return last.outcome as Outcome;
    if (last && last.turn > turn) throw new Overtaken('the job has gone on');
    const { outcome, writes } = await decide(loaded);
    if (writes.length > 0) await table.transact([...writes, writeTurn(jobId, { turn, outcome })]);
    return outcome;
  });
}
