import { workJob } from '../../functions/jobs/work-job.ts';
import { recountWorkerThat } from '../../functions/jobs/work-recount.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { childId, newSubjectId } from '../../shared/data/table/ids.ts';
import { keys, partitions } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { laterOf, plus } from '../../shared/domain/calendar.ts';
import { plannedRecount, recountSchema } from '../../shared/domain/figures/recount.ts';
import { hasEnded, jobTask } from '../../shared/domain/job/job.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import type { Figure } from './report.ts';
import { branchId, sender, startBench, timeZone } from './support/branch.ts';
import { complaintOf } from './support/complaints.ts';
import { countHeads } from './support/count-heads.ts';
import { median, milliseconds, timed } from './support/measure.ts';

const complaints = Number(process.env.RECOUNTED || 100_000);
const headsAtOnce = 100;
const rounds = 50;
/** Its waits for the stream are none of the work. */
const workers = { recount: async () => recountWorkerThat(async () => false) };
const by = { role: 'group_admin', person: 'per.ben.0000000000000000', name: '高文远' } as const;

/** A branch's figures counted anew from its heads, and a month's report beside counting its complaints by query. */
export const recount: Figure = {
  name: 'recount',
  title: `A recount of ${complaints.toLocaleString('en')} complaints, and a report beside counting them by query`,
  async run() {
    const bench = await startBench();
    try {
      const { table } = bench.runtime;
      for (let from = 0; from < complaints; from += headsAtOnce) await enterHeads(table, from);
      bench.requests.taken();
      const recountMs = await timed(() => recountBranch(bench.runtime));
      const requests = bench.requests.taken();
      const of = (operation: string) =>
        requests.filter((one) => one === operation).length.toLocaleString('en');

      const send = sender(bench.runtime);
      const report = () =>
        send({ method: 'GET', path: `/reports/monthly/${branchId}/2026-11`, role: 'group_admin' });
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push(await timed(report));
      const { received } = await report();
      bench.requests.taken();
      let counted = 0;
      const queryMs = await timed(async () => {
        counted = await countByQuery(table);
      });
      const queries = bench.requests.taken().length;
      if (received !== complaints || counted !== complaints) {
        throw new Error(`${String(received)} are reported and ${counted} counted`);
      }
      const reportMs = median(times);
      return {
        tables: [
          {
            head: ['heads', 'seconds', 'heads a second', 'queries', 'reads', 'transactions'],
            rows: [
              [
                complaints.toLocaleString('en'),
                (recountMs / 1_000).toFixed(1),
                ((complaints * 1_000) / recountMs).toFixed(0),
                of('Query'),
                of('BatchGetItem'),
                of('TransactWriteItems'),
              ],
            ],
          },
          {
            head: ['a month’s figures', 'requests', 'ms', 'times as long'],
            rows: [
              ['report', '1', milliseconds(reportMs), '1'],
              [
                'counting the complaints by query',
                queries.toLocaleString('en'),
                milliseconds(queryMs),
                (queryMs / reportMs).toFixed(0),
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

/** Heads as they are listed, with a row for lists; counted in the months, and each by itself not yet. */
async function enterHeads(table: Table, from: number): Promise<void> {
  const heads = Array.from({ length: Math.min(headsAtOnce, complaints - from) }, (_, at) =>
    complaintOf(branchId, from + at),
  );
  for (let at = 0; at < heads.length; at += headsAtOnce / 2) {
    await table.transact(
      heads.slice(at, at + headsAtOnce / 2).flatMap((head) => [
        {
          put: keys.head(head.id),
          data: head,
          attributes: { version: head.version, gsi2pk: partitions.countedHeads(branchId), gsi2sk: head.id },
        },
        {
          put: keys.listRow(head.id),
          row: { receivedMonth: head.receivedMonth, category: head.category },
          attributes: { gsi1pk: partitions.complaints(branchId), gsi1sk: `${head.receivedAt}#${head.id}` },
        },
      ]),
    );
  }
  await countHeads(table, branchId, heads);
}

async function recountBranch(runtime: Parameters<typeof workJob>[0]): Promise<void> {
  let now = runtime.now();
  const moved = { ...runtime, table: runtime.table, environment: runtime.environment, now: () => now };
  const id = newSubjectId('job', branchId, runtime.newId());
  const branch = { id: branchId, code: 'B0', timeZone };
  const given = { at: now, by, policy: effectivePolicy() };
  await runtime.table.transact(jobHead.write(undefined, plannedRecount({ id, branch, repair: true }, given)));
  for (;;) {
    const state = jobFrom(await runtime.table.load(jobHead.refs(id)), id, recountSchema);
    if (!state) throw new Error('no such job');
    if (hasEnded(state.head)) return;
    const task = jobTask(state.head);
    now = laterOf(plus(now, 'PT1S'), nextStepAt(task) ?? now);
    await workJob(moved, workers)({ taskId: childId(id, task.id), step: task.step });
  }
}

/** The plain way: every complaint of the month looked at. */
async function countByQuery(table: Table): Promise<number> {
  let count = 0;
  let after: Parameters<Table['query']>[0]['after'];
  do {
    const page = await table.query({
      partition: partitions.complaints(branchId),
      index: 'gsi1',
      between: ['2026-10-31', '2026-12-01'],
      limit: 1_000,
      after,
    });
    count += page.items.filter(({ item }) => isOfMonth(item.row)).length;
    after = page.more ? page.items.at(-1)?.at : undefined;
  } while (after);
  return count;
}

function isOfMonth(row: unknown): boolean {
  return typeof row === 'object' && row !== null && Reflect.get(row, 'receivedMonth') === '2026-11';
}
