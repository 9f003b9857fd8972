import { aggregateMonth } from '../../functions/figures/aggregate-month.ts';
import type { Figure } from './report.ts';
import { startBench } from './support/branch.ts';
import { complaintOf, streamEvent } from './support/complaints.ts';
import { timed } from './support/measure.ts';

const records = 1_800;
const batchSize = 90;
const branchesABatch = [1, 10, 200] as const;

/** How many records a batch has: as the mapping hands them over, or one, which is the plain way. */
const ways = [
  { name: '', size: batchSize },
  { name: ', one record a transaction', size: 1 },
] as const;

/** How fast the figures follow the stream, and what they cost in requests. */
export const aggregator: Figure = {
  name: 'aggregator',
  title: `The aggregator: ${records} records of new complaints, in batches of ${batchSize}, and one by one`,
  async run() {
    const bench = await startBench();
    try {
      const handle = aggregateMonth(bench.runtime);
      const rows = [];
      let counted = 0;
      for (const branches of branchesABatch) {
        for (const { name, size } of ways) {
          const events = Array.from({ length: records / size }, () =>
            streamEvent(
              Array.from({ length: size }, () => complaintOf(`ben.b${counted % branches}x`, counted++)),
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
          const perThousand = (operation: string) =>
            ((taken.filter((one) => one === operation).length * 1_000) / records).toFixed(0);
          rows.push([
            `${branches === 1 ? 'one branch' : `${branches} branches`}${name}`,
            ((records * 1_000) / elapsedMs).toFixed(0),
            perThousand('BatchGetItem'),
            perThousand('TransactWriteItems'),
          ]);
        }
      }
      const head = ['records of', 'records a second', 'reads per 1,000', 'transactions per 1,000'];
      return { tables: [{ head, rows }], broken: [] };
    } finally {
      await bench.stop();
    }
  },
};
