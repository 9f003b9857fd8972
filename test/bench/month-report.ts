import type { Table } from '../../shared/data/table/table.ts';
import type { Figure } from './report.ts';
import { branchIds, sender, startBench } from './support/branch.ts';
import { complaintOf } from './support/complaints.ts';
import { countHeads } from './support/count-heads.ts';
import { inTurn, median, milliseconds, quantile, timed } from './support/measure.ts';

const sizes = [100, 100_000];
const rounds = 300;
const countedAtOnce = 1_000;
/** How much longer the larger month may take: one request for the same items, so only noise. */
const bound = 1.25;

/** A branch's figures of a month take one request and the same time, however many complaints were counted. */
export const monthReport: Figure = {
  name: 'month-report',
  title: `A month's figures: ${rounds} requests each, taken in turn`,
  async run() {
    const bench = await startBench();
    try {
      const months = sizes.map((complaints, at) => ({ complaints, branchId: branchIds[at] ?? '' }));
      for (const { complaints, branchId } of months)
        await countComplaints(bench.runtime.table, branchId, complaints);
      const send = sender(bench.runtime);
      const report = (branchId: string) =>
        send({ method: 'GET', path: `/reports/monthly/${branchId}/2026-11`, role: 'group_admin' });

      const found: number[] = [];
      for (const { complaints, branchId } of months) {
        bench.requests.taken();
        const { received } = await report(branchId);
        if (received !== complaints) throw new Error(`${complaints} complaints are reported as ${received}`);
        found.push(bench.requests.taken().length);
      }
      const times = await inTurn(
        rounds,
        Object.fromEntries(months.map(({ branchId }) => [branchId, () => timed(() => report(branchId))])),
      );
      const medians = months.map(({ branchId }) => median(times.get(branchId) ?? []));
      const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
      return {
        tables: [
          {
            head: ['complaints in the month', 'requests', 'median, ms', 'p99, ms'],
            rows: months.map(({ complaints, branchId }, at) => [
              complaints.toLocaleString('en'),
              String(found[at]),
              milliseconds(medians[at] ?? 0),
              milliseconds(quantile(times.get(branchId) ?? [], 0.99)),
            ]),
          },
        ],
        broken: [
          ...found.flatMap((requests) => (requests === 1 ? [] : [`a report takes ${requests} requests`])),
          ...(ratio <= bound
            ? []
            : [`a thousand times the complaints take ${ratio.toFixed(2)} times as long`]),
        ],
      };
    } finally {
      await bench.stop();
    }
  },
};

/** Counts complaints of a branch through the aggregator's own accounts. */
async function countComplaints(table: Table, branchId: string, complaints: number): Promise<void> {
  for (let from = 0; from < complaints; from += countedAtOnce) {
    const count = Math.min(countedAtOnce, complaints - from);
    const heads = Array.from({ length: count }, (_, at) => complaintOf(branchId, from + at));
    await countHeads(table, branchId, heads);
  }
}
