import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { writeComplaint } from '../../shared/data/complaint-store.ts';
import { createRuntime } from '../../shared/runtime.ts';
import { received } from '../support/complaint.ts';
import type { Figure } from './report.ts';
import { type LocalSystem, startLocalSystem } from './support/local-system.ts';
import { median, timed } from './support/measure.ts';
import { registerOne } from './support/register.ts';

const open = 1_000;
const stored = 20_000;
const mostSeconds = { day: 8, move: 0.5, demo: 25 };

/** How long the clock of one machine takes to be moved, and the demonstration, which is mostly that. */
export const clock: Figure = {
  name: 'clock',
  title: 'Moves of the clock on one machine',
  async run() {
    const seconds = {
      day: await aDayOfOpenComplaints(),
      move: await aMoveAmongStored(),
      demo: (await timed(playDemo)) / 1_000,
    };
    const rows = [
      [`a day, ${open.toLocaleString('en')} complaints open`, seconds.day, mostSeconds.day],
      [`two seconds, ${stored.toLocaleString('en')} complaints stored`, seconds.move, mostSeconds.move],
      ['the demonstration, all of it', seconds.demo, mostSeconds.demo],
    ] as const;
    return {
      tables: [
        {
          head: ['', 'seconds', 'bound'],
          rows: rows.map(([what, took, most]) => [what, took.toFixed(took < 10 ? 2 : 0), String(most)]),
        },
      ],
      broken: rows
        .filter(([, took, most]) => took > most)
        .map(([what, took, most]) => `${what}: ${took.toFixed(2)} s, more than ${most}`),
    };
  },
};

/** All of them have been registered over HTTP in a minute or so, and every promise of a day comes due. */
async function aDayOfOpenComplaints(): Promise<number> {
  const system = await startLocalSystem();
  try {
    const { token, branchIds } = await system.tokenOf('care_officer');
    const register = async () => {
      for (let sent = 0; sent < open / 16; sent++) await registerOne(system.url, token, branchIds[0] ?? '');
    };
    await Promise.all(Array.from({ length: 16 }, register));
    await advance(system, 'PT1S');
    return (await timed(() => advance(system, 'P1D'))) / 1_000;
  } finally {
    await system.stop();
  }
}

/** They were withdrawn, so that nothing of theirs comes due, and their details expire one day. */
async function aMoveAmongStored(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
  const engine = await startEngine(dataDir);
  try {
    const system = await startLocalSystem(engine.endpoint);
    try {
      const { branchIds } = await system.tokenOf('care_officer');
      await fill(engine.endpoint, branchIds[0] ?? '');
      await advance(system, 'PT1S');
      const moves: number[] = [];
      for (let round = 0; round < 5; round++) moves.push(await timed(() => advance(system, 'PT2S')));
      return median(moves) / 1_000;
    } finally {
      await system.stop();
    }
  } finally {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(endpoint: string, branchId: string): Promise<void> {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const { table } = createRuntime({ TABLE_NAME: localTable });
  let next = 0;
  const write = async () => {
    while (next < stored) {
      const ids = Array.from(
        { length: 5 },
        () => `cmp.${branchId}.${(next++).toString(36).padStart(16, '0')}`,
      );
      const writes = ids.flatMap((id) => {
        const { state, entries, notices } = received({ id, branchId }).withdraw('2026-11-23 11:00');
        return writeComplaint(undefined, { ...state, entries, notices });
      });
      await table.transact(writes);
    }
  };
  await Promise.all(Array.from({ length: 4 }, write));
}

async function advance({ url }: LocalSystem, by: string): Promise<void> {
  const body = JSON.stringify({ advance: by });
  const response = await fetch(`${url}/_local/clock`, { method: 'POST', body });
  if (!response.ok) throw new Error(`the clock was not moved: ${response.status} ${await response.text()}`);
}

async function playDemo(): Promise<void> {
  const demo = spawn(process.execPath, ['infra/local/demo/demo.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DEALER_CARE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(demo, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the demonstration ended with ${code}`);
}
