import { type Branch, branchSchema } from '../../shared/data/directory/branch.ts';
import { reportHead, writePlannedReport } from '../../shared/data/figures/report-head.ts';
import { reportIdOf } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';
import { RaceLost } from '../../shared/data/table/transaction.ts';
import { type Instant, localMonth } from '../../shared/domain/calendar.ts';
import type { Runtime } from '../../shared/runtime.ts';

const pageSize = 100;

/**
 * Every branch has a report of its present month planned (STAT-4). Each report plans the next one, and a new branch is
 * entered with its first; this is the net under both.
 */
export const planReports =
  ({ table, now, log }: Pick<Runtime, 'table' | 'now' | 'log'>) =>
  async (): Promise<{ planned: number }> => {
    let planned = 0;
    let after: Position | undefined;
    do {
      const { items, next } = await readPage(table, {
        index: 'gsi3',
        partitions: [partitions.allBranches()],
        schema: branchSchema,
        content: 'row',
        limit: pageSize,
        after,
      });
      planned += await ensureReports(table, items, now());
      after = next;
    } while (after);
    if (planned > 0) log('warn', { event: 'reports_planned', count: planned });
    return { planned };
  };

/** @returns for how many of the branches the report of their present month was missing. */
export async function ensureReports(
  table: Pick<Table, 'load' | 'transact'>,
  branches: readonly Branch[],
  now: Instant,
): Promise<number> {
  const present = branches.map((branch) => {
    const month = localMonth(now, branch.timeZone);
    return { branch, month, ref: reportHead.headRef(reportIdOf(branch.id, month)) };
  });
  const loaded = await table.load(present.map(({ ref }) => ref));
  let planned = 0;
  for (const { branch, month, ref } of present) {
    if (loaded.get(ref)) continue;
    try {
      await table.transact(writePlannedReport(branch, month, now));
      planned++;
    } catch (error) {
      // Somebody has planned it since.
      if (!(error instanceof RaceLost)) throw error;
    }
  }
  return planned;
}
