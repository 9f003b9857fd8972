import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextFullMonth } from '../../infra/local/demo/calendar.ts';
import { connect } from '../../infra/local/demo/client.ts';
import { cases } from '../../infra/local/demo/month.ts';
import { play } from '../../infra/local/demo/player.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { keepUpStream } from '../../infra/local/stream-upkeep.ts';
import type { Figure, Table } from './report.ts';
import { startLocalSystem } from './support/local-system.ts';
import { type MeteredWrite, startMeteringProxy } from './support/metering-proxy.ts';

/** Write units of everything that follows from a complaint, from its registration to its end. */
const mostUnits = 300;

/** What a write units figure counts together; what comes first, fits first. */
const kinds: readonly (readonly [name: string, fits: (write: MeteredWrite) => boolean])[] = [
  ['reports of the branches', ({ pk }) => pk.startsWith('rep.')],
  ['transactions that were cancelled', ({ cancelled }) => cancelled],
  ['figures: what was counted of it', ({ sk }) => sk === 'counted'],
  ['figures: the account', ({ sk }) => sk === 'account'],
  ['figures: months and persons', ({ pk }) => pk.startsWith('books#')],
  ['answers kept for idempotency', ({ sk }) => sk === 'idempotency'],
  ['entries of the ledger', ({ pk }) => pk.startsWith('led.') || pk.startsWith('penalties#')],
  ['head', ({ sk }) => sk === 'head'],
  ['details', ({ sk }) => sk === 'details' || sk === 'remains'],
  ['record', ({ sk }) => sk.startsWith('record#')],
  ['tasks', ({ sk }) => sk.startsWith('task#')],
  ['notices', ({ sk }) => sk.startsWith('notice#')],
  ['row of the lists', ({ sk }) => sk === 'row'],
  ['other places in lists and histories', ({ sk }) => sk.startsWith('row#')],
  ['the rest: files, numbers, the watch for a surge', () => true],
];

/** Plays the month of the demo through the whole system and counts what it writes, as AWS charges for it. */
export const units: Figure = {
  name: 'units',
  title: `Write units of a month of ${cases.length} complaints, by complaint`,
  async run() {
    const writes = await playedMonth();
    const grouped = Map.groupBy(writes, (write) => kinds.find(([, fits]) => fits(write))?.[0] ?? '');
    const ofComplaints = writes.filter((write) => !kinds[0]?.[1](write));
    const table: Table = {
      head: ['items', 'writes', 'table, twice each', 'index rows', 'in the indexes', 'units'],
      rows: [
        ...kinds.slice(1).map(([name]) => rowOf(name, grouped.get(name) ?? [])),
        rowOf('a complaint', ofComplaints),
        ...kinds.slice(0, 1).map(([name]) => rowOf(`beside it: ${name}`, grouped.get(name) ?? [])),
      ],
    };
    const taken = totalOf(ofComplaints) / cases.length;
    const broken =
      taken <= mostUnits ? [] : [`a complaint takes ${taken.toFixed(1)} write units: at most ${mostUnits}`];
    return { tables: [table], broken };
  },
};

async function playedMonth(): Promise<MeteredWrite[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
  const engine = await startEngine(dataDir);
  const proxy = await startMeteringProxy(engine.endpoint);
  const system = await startLocalSystem(proxy.endpoint);
  const endUpkeep = keepUpStream(join(dataDir, 'dynamodb.db'), () => undefined);
  try {
    const client = await connect(system.url);
    // Setting the group up is none of the month.
    proxy.taken();
    await play(client, nextFullMonth(await client.now(), 'Asia/Shanghai'), () => undefined);
    return proxy.taken();
  } finally {
    await system.stop();
    endUpkeep();
    await proxy.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function rowOf(name: string, writes: readonly MeteredWrite[]): string[] {
  const each = (of: (write: MeteredWrite) => number) => (sum(writes.map(of)) / cases.length).toFixed(1);
  return [
    name,
    each(() => 1),
    each(({ cost }) => cost.table),
    each(({ cost }) => cost.rows),
    each(({ cost }) => cost.indexes),
    (totalOf(writes) / cases.length).toFixed(1),
  ];
}

function totalOf(writes: readonly MeteredWrite[]): number {
  return sum(writes.map(({ cost }) => cost.table + cost.indexes));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
