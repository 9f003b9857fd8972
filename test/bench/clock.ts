import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Change } from '../../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../../shared/domain/complaint/register.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { Figure } from './report.ts';
import { timeZone } from './support/branch.ts';
import { registrationBy } from './support/complaints.ts';
import { median, timed } from './support/measure.ts';
import { type SystemInProcess, startInProcess } from './support/system-in-process.ts';

const open = Number(process.env.OPEN_COMPLAINTS || 1_000);
const stored = Number(process.env.STORED_COMPLAINTS || 20_000);
const shortMoves = 9;
const writersAtOnce = 8;
const together = 5;
const bounds = { dayMs: 8_000, shortMs: 500, demoMs: 25_000 };

const by = { role: 'care_officer', person: 'per.ben.0000000000000000', name: '李娜' } as const;

/** What moving the clock costs, with much to do on the way and with much stored that has nothing to do. */
export const clock: Figure = {
  name: 'clock',
  title: 'Moves of the clock on one machine, and the demo',
  async run() {
    const dayMs = await onSystem(dayWithOpenComplaints);
    const shortMs = await onSystem(shortMoveWithMuchStored);
    const demoMs = await timed(playDemo);
    const figures = [
      [`a day with ${open.toLocaleString('en')} open complaints`, dayMs, bounds.dayMs],
      [`two seconds with ${stored.toLocaleString('en')} stored complaints`, shortMs, bounds.shortMs],
      ['the demo: a month with forty complaints', demoMs, bounds.demoMs],
    ] as const;
    return {
      tables: [
        {
          head: ['', 'seconds', 'at most'],
          rows: figures.map(([what, ms, most]) => [what, seconds(ms), seconds(most)]),
        },
      ],
      broken: figures.flatMap(([what, ms, most]) =>
        ms <= most ? [] : [`${what} takes ${seconds(ms)} s instead of ${seconds(most)} s`],
      ),
    };
  },
};

async function onSystem(measure: (system: SystemInProcess) => Promise<number>): Promise<number> {
  const system = await startInProcess();
  try {
    return await measure(system);
  } finally {
    await system.stop();
  }
}

/** All registered at the same moment: their deadlines of a day come together, as they do by the minute. */
async function dayWithOpenComplaints(system: SystemInProcess): Promise<number> {
  const at = system.runtime.now();
  await enter(system, open, (n) => registered(system.branchId, n, at));
  return await system.move('P1D');
}

async function shortMoveWithMuchStored(system: SystemInProcess): Promise<number> {
  const at = system.runtime.now();
  await enter(system, stored, (n) => {
    const change = registered(system.branchId, n, at);
    return { ...change, head: { ...change.head, tasks: [] } };
  });
  const times: number[] = [];
  for (let round = 0; round < shortMoves; round++) times.push(await system.move('PT2S'));
  return median(times);
}

function registered(branchId: string, n: number, at: Instant): Change {
  const { channel, category, customer, description, vehicle } = registrationBy(n);
  const details = { description, customer, vehicle, takenBy: by };
  return registerComplaint(
    {
      id: `cmp.${branchId}.${n.toString(36).padStart(16, '0')}`,
      number: `B-2026-${n}`,
      branchId,
      timeZone,
      category: category as 'new_car_quality',
      channel: channel as 'hotline',
      severe: false,
      receivedAt: at,
      details,
    },
    { at, by, policy: effectivePolicy(), roster: { holds: () => true } },
  );
}

/** Writes them through the stores, some in a transaction, and waits until all that follows is done. */
async function enter(
  { runtime, drain }: SystemInProcess,
  count: number,
  changeOf: (n: number) => Change,
): Promise<void> {
  let next = 0;
  const write = async () => {
    while (next < count) {
      const from = next;
      next = Math.min(count, from + together);
      const changes = Array.from({ length: next - from }, (_, at) => changeOf(from + at));
      await runtime.table.transact(changes.flatMap((change) => complaintHead.write(undefined, change)));
    }
  };
  await Promise.all(Array.from({ length: writersAtOnce }, write));
  await drain();
}

/** @throws Error where it ends otherwise than well */
async function playDemo(): Promise<void> {
  const child = spawn(process.execPath, ['infra/local/demo/demo.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DEALER_CARE_URL: '', DYNAMODB_ENDPOINT: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the demo ends with ${String(code)}`);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);
}
