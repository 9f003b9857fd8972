import { writeAccount, writePage } from '../../shared/data/figures/figures-store.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { newAccount } from '../../shared/domain/figures/account.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { sumOf } from '../../shared/domain/figures/counters.ts';
import type { Figure } from './report.ts';
import { groupId, regionId, sender, startBench } from './support/branch.ts';
import { complaintOf } from './support/complaints.ts';
import { median, milliseconds, quantile, timed } from './support/measure.ts';

const branches = 300;
const complaintsABranch = 60;
const rounds = 30;
const months = ['2026-11', '2026-10', '2025-11'] as const;

/** A region of three hundred branches: its month beside the month and the year before, in a handful of requests. */
export const areaReport: Figure = {
  name: 'area-report',
  title: `A region's report: ${branches} branches with ${complaintsABranch} complaints a month, ${rounds} requests`,
  async run() {
    const bench = await startBench();
    try {
      for (let at = 0; at < branches; at++) await enterMonths(bench.runtime.table, `ben.n${at}x`);
      const send = sender(bench.runtime);
      const report = () =>
        send({ method: 'GET', path: `/reports/regional/${regionId}/2026-11`, role: 'regional_manager' });
      bench.requests.taken();
      const { received } = await report();
      const requests = bench.requests.taken();
      if (received !== branches * complaintsABranch) throw new Error(`${String(received)} were received`);
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push(await timed(report));
      const of = (operation: string) => String(requests.filter((one) => one === operation).length);
      return {
        tables: [
          {
            head: ['branches', 'queries', 'other reads', 'median, ms', 'p99, ms'],
            rows: [
              [
                String(branches),
                of('Query'),
                of('BatchGetItem'),
                milliseconds(median(times)),
                milliseconds(quantile(times, 0.99)),
              ],
            ],
          },
        ],
        broken: [],
      };
    } finally {
      await bench.stop();
    }
  },
};

/** What the aggregator would have come to, the same in each month. */
async function enterMonths(table: Table, branchId: string): Promise<void> {
  const place = { groupId, regionId, brand: '大众' };
  const heads = Array.from({ length: complaintsABranch }, (_, nth) =>
    contributionOf(complaintOf(branchId, nth)),
  );
  const counters = sumOf(heads.map((head) => head.months['2026-11'] ?? {}));
  const balance = sumOf(heads.map((head) => head.balance));
  await table.transact([
    writeAccount(branchId, newAccount, { ...newAccount, place, balance }),
    ...months.map((month) => writePage('month', { branchId, month, counters, place }, false)),
  ]);
}
