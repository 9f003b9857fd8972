import { aggregateMonth } from '../../functions/figures/aggregate-month.ts';
import type { Figure } from './report.ts';
import { branchIds, startBench } from './support/branch.ts';
import { complaintOf, streamEvent } from './support/complaints.ts';
import { timed } from './support/measure.ts';

const records = 2_000;
const batchSize = 100;

/** How fast the figures follow the stream, and what they cost in transactions. */
export const aggregator: Figure = {
  name: 'aggregator',
  title: `The aggregator: ${records} records of new complaints, in batches of ${batchSize}`,
  async run() {
    const bench = await startBench();
    try {
      const handle = aggregateMonth(bench.runtime);
      const rows = [];
      let counted = 0;
      for (const branches of [1, branchIds.length]) {
        const events = Array.from({ length: records / batchSize }, () =>
          streamEvent(
            Array.from({ length: batchSize }, () =>
              complaintOf(branchIds[counted % branches] ?? '', counted++),
            ),
          ),
        );
        bench.requests.taken();
        const elapsedMs = await timed(async () => {
          for (const event of events) {
            const { batchItemFailures } = await handle(event);
            if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records failed`);
          }
        });
        const taken = bench.requests.taken();
        const perThousand = (name: string) =>
          ((taken.filter((operation) => operation === name).length * 1_000) / records).toFixed(0);
        rows.push([
          branches === 1 ? 'one branch' : `${branches} branches`,
          ((records * 1_000) / elapsedMs).toFixed(0),
          perThousand('BatchGetItem'),
          perThousand('TransactWriteItems'),
        ]);
      }
      const head = ['records of', 'records a second', 'reads per 1,000', 'transactions per 1,000'];
      return { tables: [{ head, rows }], broken: [] };
    } finally {
      await bench.stop();
    }
  },
};
