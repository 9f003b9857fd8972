import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Figure } from './report.ts';
import { registrationBy } from './support/complaints.ts';
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
    const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
    const system = spawn(process.execPath, ['infra/local/start.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DYNAMODB_ENDPOINT: '' },
      // With the channel it ends when this does, however that ends.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const ended = once(system, 'exit');
    try {
      const url = await addressOf(system.stdout as Readable);
      const { token, branchIds } = await tokenFrom(url);
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
      system.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

/** Waits until the system says where it serves; its log goes on and is read to nowhere. */
async function addressOf(output: Readable): Promise<string> {
  let text = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const url = /serves on (http:\/\/\S+)/.exec(text)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  throw new Error('the system did not start');
}

async function tokenFrom(url: string): Promise<{ token: string; branchIds: string[] }> {
  const body = JSON.stringify({ role: 'care_officer' });
  const response = await fetch(`${url}/_local/tokens`, { method: 'POST', body });
  return (await response.json()) as { token: string; branchIds: string[] };
}

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
