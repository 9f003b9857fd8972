import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../infra/local/engine.ts';
import type { Figure } from './report.ts';
import { inTurn, median, milliseconds, quantile, timed } from './support/measure.ts';
import { type Recorded, replay, startRecorder } from './support/recorded.ts';
import { registerOne } from './support/register.ts';
import { type Served, serve } from './support/served.ts';
import { post } from './support/small-client.ts';

const rounds = 5;
const warmUp = 40;
const levels = [
  { callers: 1, complaints: 60 },
  { callers: 16, complaints: 240 },
] as const;
/** How much of the bare engine's rate is reached by 16 callers at once. */
const bounds = { foreground: 0.6, everything: 0.45 } as const;

/** How many are registered a second, and how long each of them took. */
interface Rate {
  readonly perSecond: number;
  readonly times: readonly number[];
}

/** What one machine takes in over HTTP, against what its database takes of the same requests with nothing before it. */
export const throughput: Figure = {
  name: 'throughput',
  title: `Complaints registered on one machine, over HTTP: ${rounds} rounds, taken in turn`,
  async run() {
    const directory = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
    const base = join(directory, 'base');
    const started: Served[] = [];
    try {
      const token = await setUp(base);
      const recorded = await record(base, join(directory, 'recorded'), token);
      for (const part of ['foreground', 'everything'] as const) {
        const dataDir = join(directory, part);
        cpSync(base, dataDir, { recursive: true });
        started.push(await serve(part, dataDir));
      }
      const [foreground, everything] = started as [Served, Served];
      for (const served of started) await register(served, token, 16, 5 * warmUp);
      const rates = await inTurn(
        rounds,
        Object.fromEntries(
          levels.flatMap(({ callers, complaints }) => [
            [
              `bare ${callers}`,
              () => replayAll(base, join(directory, 'bare'), recorded, callers, complaints),
            ],
            [`foreground ${callers}`, () => register(foreground, token, callers, complaints)],
            [`everything ${callers}`, () => register(everything, token, callers, complaints)],
          ]),
        ),
      );
      return { tables: [tableOf(rates)], broken: brokenIn(rates) };
    } finally {
      for (const served of started) await served.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

/** @returns the token of somebody who registers; a first complaint makes what is made once for all. */
async function setUp(base: string): Promise<string> {
  const served = await serve('everything', base);
  try {
    const body = JSON.stringify({ role: 'care_officer' });
    const answer = await post({ url: `${served.url}/_local/tokens`, headers: {}, body });
    const { token } = JSON.parse(answer) as { token: string };
    await register(served, token, 1, warmUp);
    return token;
  } finally {
    await served.stop();
  }
}

/** What each registration asks of the database, in its order. */
async function record(base: string, dataDir: string, token: string): Promise<Recorded[][]> {
  cpSync(base, dataDir, { recursive: true });
  const engine = await startEngine(dataDir);
  const recorder = await startRecorder(engine.endpoint);
  const served = await serve('foreground', dataDir, recorder.endpoint);
  try {
    const recorded: Recorded[][] = [];
    // The first of a process reads the key of the group's files besides.
    await registerOne(served.url, token);
    recorder.taken();
    for (let sent = 0; sent < warmUp + Math.max(...levels.map(({ complaints }) => complaints)); sent++) {
      await registerOne(served.url, token);
      recorded.push(recorder.taken());
    }
    return recorded;
  } finally {
    await served.stop();
    await recorder.close();
    await engine.stop();
  }
}

/** The same requests to an engine with the same things in it, as they have not come to it yet. */
async function replayAll(
  base: string,
  dataDir: string,
  recorded: readonly Recorded[][],
  callers: number,
  complaints: number,
): Promise<Rate> {
  cpSync(base, dataDir, { recursive: true });
  const { endpoint, stop } = await startEngine(dataDir);
  const left = recorded.slice(0, warmUp + complaints);
  const next = async () => {
    for (const one of left.shift() ?? []) await replay(endpoint, one);
  };
  try {
    await rateOf(next, callers, warmUp);
    return await rateOf(next, callers, complaints);
  } finally {
    await stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function register(served: Served, token: string, callers: number, complaints: number): Promise<Rate> {
  const rate = await rateOf(() => registerOne(served.url, token), callers, complaints);
  await served.drain();
  return rate;
}

async function rateOf(next: () => Promise<unknown>, callers: number, complaints: number): Promise<Rate> {
  const times: number[] = [];
  let begun = 0;
  const elapsedMs = await timed(() =>
    Promise.all(
      Array.from({ length: callers }, async () => {
        while (begun++ < complaints) times.push(await timed(next));
      }),
    ),
  );
  return { perSecond: (times.length * 1_000) / elapsedMs, times };
}

type Rates = ReadonlyMap<string, readonly Rate[]>;

const titles = {
  bare: 'the database alone',
  foreground: 'in the foreground',
  everything: 'with everything behind it',
};

function tableOf(rates: Rates) {
  return {
    head: ['', 'complaints a second', 'of the database alone', 'p50, ms', 'p99, ms'],
    rows: levels.flatMap(({ callers }) =>
      Object.entries(titles).map(([part, title]) => {
        const held = rates.get(`${part} ${callers}`) ?? [];
        const times = held.flatMap((rate) => rate.times);
        return [
          `${callers === 1 ? 'one caller' : `${callers} callers at once`}, ${title}`,
          median(held.map(({ perSecond }) => perSecond)).toFixed(0),
          part === 'bare' ? '' : `${(reached(rates, part, callers) * 100).toFixed(0)} %`,
          milliseconds(median(times)),
          milliseconds(quantile(times, 0.99)),
        ];
      }),
    ),
  };
}

/** Median of the ratios within a round: they run one after the other, whatever else the machine does. */
function reached(rates: Rates, part: string, callers: number): number {
  const bare = rates.get(`bare ${callers}`) ?? [];
  const held = rates.get(`${part} ${callers}`) ?? [];
  return median(held.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN)));
}

function brokenIn(rates: Rates): string[] {
  return Object.entries(bounds).flatMap(([part, bound]) => {
    const part16 = reached(rates, part, 16);
    if (part16 >= bound) return [];
    return [
      `${part16.toFixed(2)} of what the database takes are registered ${titles[part as keyof typeof bounds]}; ${bound} is wanted`,
    ];
  });
}
