import { writeCallbackRows } from '../../shared/data/arrival/callback-row.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { fromEpoch, localDate } from '../../shared/domain/calendar.ts';
import { planCallback } from '../../shared/domain/callback/plan.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { Figure } from './report.ts';
import { branchIds, personOf, sender, startBench, timeZone } from './support/branch.ts';
import { inTurn, median, milliseconds, quantile, timed } from './support/measure.ts';

const sizes = [100, 100_000];
const rounds = 200;
/** Calls of today, in either branch; all others are to be made on later days. */
const ofToday = 50;
/** How much longer the larger branch may take: the same items out of a larger index, so that more is noise alone. */
const bound = 1.5;

const policy = effectivePolicy();
const by = { role: 'care_specialist', person: personOf('care_specialist'), name: '陈静' } as const;
const dayMs = 24 * 3600_000;

/** What is to be called on a day takes one query and the same time, however many calls are planned. */
export const callersDay: Figure = {
  name: 'callers-day',
  title: `A caller's day among 100,000 callbacks: ${rounds} requests each, taken in turn`,
  async run() {
    const bench = await startBench();
    try {
      const now = Date.now();
      const day = localDate(fromEpoch(now), timeZone);
      const branches = sizes.map((calls, at) => ({ calls, branchId: branchIds[at] ?? '' }));
      for (const { calls, branchId } of branches) await plan(bench.runtime.table, branchId, calls, now);
      const send = sender(bench.runtime);
      const list = (branchId: string) =>
        send({
          method: 'GET',
          path: `/callbacks?branchId=${branchId}&day=${day}&limit=100`,
          role: 'care_specialist',
        });

      const found: number[] = [];
      for (const { branchId } of branches) {
        bench.requests.taken();
        const { items } = (await list(branchId)) as { items: unknown[] };
        if (items.length !== ofToday) throw new Error(`${ofToday} calls are listed as ${items.length}`);
        found.push(bench.requests.taken().length);
      }
      const times = await inTurn(
        rounds,
        Object.fromEntries(branches.map(({ branchId }) => [branchId, () => timed(() => list(branchId))])),
      );
      const medians = branches.map(({ branchId }) => median(times.get(branchId) ?? []));
      const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
      return {
        tables: [
          {
            head: ['callbacks of the branch', 'to be made today', 'requests', 'median, ms', 'p99, ms'],
            rows: branches.map(({ calls, branchId }, at) => [
              calls.toLocaleString('en'),
              String(ofToday),
              String(found[at]),
              milliseconds(medians[at] ?? 0),
              milliseconds(quantile(times.get(branchId) ?? [], 0.99)),
            ]),
          },
        ],
        broken: [
          // The read of the caller and the branch, and the list.
          ...found.flatMap((requests) => (requests === 2 ? [] : [`a day takes ${requests} requests`])),
          ...(ratio <= bound ? [] : [`a thousand times the calls take ${ratio.toFixed(2)} times as long`]),
        ],
      };
    } finally {
      await bench.stop();
    }
  },
};

/** The rows of that many calls, fifty to be made today and the others from tomorrow on; lists read nothing else. */
async function plan(table: Table, branchId: string, calls: number, now: number): Promise<void> {
  const rowsAtOnce = 90;
  for (let from = 0; from < calls; from += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, calls - from);
    await table.transact(Array.from({ length: count }, (_, at) => rowsOf(branchId, from + at, now)).flat());
  }
}

function rowsOf(branchId: string, n: number, now: number) {
  const notBefore = fromEpoch(n < ofToday ? now : now + dayMs * (1 + (n % 300)));
  const planned = {
    id: `cbk.${branchId}.${n.toString(36).padStart(16, '0')}`,
    branchId,
    number: `B-V-${n}`,
    timeZone,
    purpose: 'visit',
    notBefore,
    owner: { role: 'care_specialist' },
    dueAt: fromEpoch(Date.parse(notBefore) + 3 * dayMs),
    details: { customer: { name: '王芳', phone: '13812345678' } },
  } as const;
  return writeCallbackRows(planCallback(planned, 'plan-callback', { at: fromEpoch(now), by, policy }));
}
