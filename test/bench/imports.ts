import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSystem } from '../../infra/local/start.ts';
import { scheduleExists, scheduleName } from '../../shared/schedules.ts';
import { sendFile, type UploadForm } from '../support/evidence-files.ts';
import { customersFile, dateOf, deliveriesFile } from '../support/import-files.ts';
import type { Figure } from './report.ts';
import { registrationBy } from './support/complaints.ts';
import { median, milliseconds, timed } from './support/measure.ts';

/** Schedules come every 250 ms at the latest on one machine; those of a whole import would take minutes. */
const boundMs = 5_000;

const rowsOf = { customers: 1_000, old: 1_000, live: 300 };

/**
 * What one machine reads in, and what an import does to a live deadline: complaints registered meanwhile, and how
 * long it takes until each of their deadlines has its schedule.
 */
export const imports: Figure = {
  name: 'imports',
  title: 'Rows read in from files, and the schedules of complaints registered meanwhile',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
    const info = console.info;
    console.info = () => undefined;
    const system = await startSystem({ port: 0, dataDir, log: () => undefined });
    const call = caller(system.url);
    try {
      const { token, branchIds } = await call('/_local/tokens', { role: 'care_director' });
      const branchId = String((branchIds as string[])[0]);

      const scheduled = async () => {
        const body = { branchId, ...registrationBy(customers++) };
        const { tasks } = await call('/complaints', body, String(token));
        const names = (tasks as { id: string }[]).map(({ id }) => scheduleName({ taskId: id, step: 1 }));
        return await timed(async () => {
          while (
            !(await Promise.all(names.map((name) => scheduleExists(system.runtime, name)))).every(Boolean)
          ) {
            await wait(10);
          }
        });
      };
      const readIn = async (kind: string, file: string) => {
        const content = Buffer.from(file);
        const body = { branchId, kind, name: `${kind}.csv`, size: content.length };
        const { id, upload } = await call('/imports', body, String(token));
        await sendFile(upload as UploadForm, content);
        const to = new Date(Date.parse(system.now()) + 125_000).toISOString();
        let over = false;
        const moving = timed(() => call('/_local/clock', { to })).finally(() => {
          over = true;
        });
        const times: number[] = [];
        while (!over) {
          times.push(await scheduled());
          await wait(200);
        }
        const elapsedMs = await moving;
        const { done, status, bad } = await call(`/imports/${id}`, undefined, String(token));
        if (status !== 'done' || bad !== 0) throw new Error(`the import is ${status}, ${bad} rows are bad`);
        return { perSecond: (Number(done) * 1_000) / elapsedMs, times };
      };

      const idle: number[] = [];
      for (let sent = 0; sent < 20; sent++) idle.push(await scheduled());
      const today = dateOf(Date.parse(system.now()));
      const measured = [
        ['no import', undefined, idle],
        ['customers', await readIn('customers', customersFile(rowsOf.customers, 900_000))],
        ['deliveries of years ago', await readIn('deliveries', deliveriesFile(rowsOf.old, '2023-05-01'))],
        [
          'deliveries of today, three calls each',
          await readIn('deliveries', deliveriesFile(rowsOf.live, today, 500_000)),
        ],
      ] as const;
      const rows = measured.map(([name, found, times = found?.times ?? []]) => [
        name,
        found?.perSecond.toFixed(0) ?? '',
        milliseconds(median(times)),
        milliseconds(Math.max(...times)),
      ]);
      const slowest = Math.max(...measured.flatMap(([, found, times = found?.times ?? []]) => times));
      return {
        tables: [{ head: ['read in', 'rows a second', 'to the schedules: p50, ms', 'slowest, ms'], rows }],
        broken: slowest < boundMs ? [] : [`a complaint's schedules took ${milliseconds(slowest)} ms`],
      };
    } finally {
      console.info = info;
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

let customers = 0;

type Answer = Readonly<Record<string, unknown>>;

function caller(url: string) {
  return async (path: string, body?: object, token?: string): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}
