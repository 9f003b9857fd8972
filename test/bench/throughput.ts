import { randomUUID } from 'node:crypto';
import type { Figure } from './report.ts';
import { registrationBy } from './support/complaints.ts';
import { startLocalSystem } from './support/local-system.ts';
import { median, milliseconds, quantile, timed } from './support/measure.ts';

const levels = [
  { callers: 1, complaints: 300 },
  { callers: 16, complaints: 1_200 },
];

/** What one machine takes in over HTTP with everything behind it: figures, schedules, the embedded engine. */
export const throughput: Figure = {
  name: 'throughput',
  title: 'Complaints registered on one machine, over HTTP',
  async run() {
    const system = await startLocalSystem();
    try {
      const { url } = system;
      const { token, branchIds } = await system.tokenOf('care_officer');
      const register = () => registerOne(url, token, branchIds[0] ?? '');
      for (let warmUp = 0; warmUp < 100; warmUp++) await register();
      const rows = [];
      for (const { callers, complaints } of levels) {
        const times: number[] = [];
        const elapsedMs = await timed(() =>
          Promise.all(
            Array.from({ length: callers }, async () => {
              for (let sent = 0; sent < complaints / callers; sent++) times.push(await timed(register));
            }),
          ),
        );
        rows.push([
          callers === 1 ? 'one caller' : `${callers} callers at once`,
          ((times.length * 1_000) / elapsedMs).toFixed(0),
          milliseconds(median(times)),
          milliseconds(quantile(times, 0.99)),
        ]);
      }
      return { tables: [{ head: ['', 'complaints a second', 'p50, ms', 'p99, ms'], rows }], broken: [] };
    } finally {
      await system.stop();
    }
  },
};

let customers = 0;

async function registerOne(url: string, token: string, branchId: string): Promise<void> {
  const response = await fetch(`${url}/complaints`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ branchId, ...registrationBy(customers++) }),
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`refused: ${response.status} ${answer}`);
}
