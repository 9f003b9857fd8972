import { samplingFrom, samplingRefs } from '../../shared/data/arrival/sampling-store.ts';
import { fromEpoch, localMonth } from '../../shared/domain/calendar.ts';
import { vinOf } from '../support/vin.ts';
import type { Figure } from './report.ts';
import { type Bench, branchIds, personOf, sender, startBench, timeZone } from './support/branch.ts';
import { registrationBy } from './support/complaints.ts';
import { median, milliseconds, quantile, timed } from './support/measure.ts';

const visits = 1_000;
const runs = [
  { callers: 1, crossing: false },
  { callers: 16, crossing: false },
  { callers: 16, crossing: true },
];
const mostTransactions = 5;

/** Every visit of a branch counts on one item: it holds what it promises, and gives way, however many come at once. */
export const visitsAtOnce: Figure = {
  name: 'visits',
  title: `${visits} visits handed back in one branch and month, each with the choice of who is called`,
  async run() {
    const bench = await startBench();
    try {
      const rows: string[][] = [];
      const broken: string[] = [];
      for (const [at, run] of runs.entries()) {
        const found = await register(bench, branchIds[0] ?? '', at * visits, run);
        rows.push(found.row);
        broken.push(...found.broken);
      }
      return {
        tables: [
          {
            head: [
              '',
              'visits a second',
              'p50, ms',
              'p99, ms',
              'transactions a visit',
              'called of the month so far, %',
            ],
            rows,
          },
        ],
        broken,
      };
    } finally {
      await bench.stop();
    }
  },
};

async function register(
  { runtime, requests }: Bench,
  branchId: string,
  first: number,
  { callers, crossing }: (typeof runs)[number],
): Promise<{ row: string[]; broken: string[] }> {
  const send = sender(runtime);
  const month = localMonth(runtime.now(), timeZone);
  const standing = async () =>
    samplingFrom(await runtime.table.load(samplingRefs(branchId, month)), branchId, month);
  const before = await standing();
  let next = first;
  const handBack = async () => {
    const now = Date.now();
    const n = next++;
    await send({
      method: 'POST',
      path: '/visits',
      role: 'service_adviser',
      body: {
        branchId,
        customer: registrationBy(n).customer,
        vehicle: { vin: vinOf(n) },
        receivedAt: fromEpoch(now - 3600_000),
        handedBackAt: fromEpoch(now),
        adviser: personOf('service_adviser'),
      },
    });
  };
  requests.cancelCrossing(crossing);
  requests.taken();
  const times: number[] = [];
  const elapsedMs = await timed(() =>
    Promise.all(
      Array.from({ length: callers }, async () => {
        while (next < first + visits) times.push(await timed(handBack));
      }),
    ),
  );
  const taken = requests.taken().filter((operation) => operation === 'TransactWriteItems').length;
  requests.cancelCrossing(false);
  const after = await standing();
  const chosen = (after?.chosen ?? 0) - (before?.chosen ?? 0);
  const passed = (after?.passed ?? 0) - (before?.passed ?? 0);
  const called = (100 * (after?.chosen ?? 0)) / ((after?.chosen ?? 0) + (after?.passed ?? 0));
  const transactions = taken / times.length;
  const name = callers === 1 ? 'one caller' : `${callers} callers at once`;
  return {
    row: [
      crossing ? `${name}, transactions that cross cancelled` : name,
      ((times.length * 1_000) / elapsedMs).toFixed(0),
      milliseconds(median(times)),
      milliseconds(quantile(times, 0.99)),
      transactions.toFixed(2),
      called.toFixed(1),
    ],
    broken: [
      ...(chosen + passed === times.length ? [] : [`${times.length} visits count as ${chosen + passed}`]),
      ...((after?.slack ?? -1) >= 0 ? [] : ['fewer are called than promised']),
      ...(transactions <= mostTransactions
        ? []
        : [`${name}: a visit takes ${transactions.toFixed(2)} transactions`]),
    ],
  };
}
