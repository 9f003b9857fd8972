import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Engine, startEngine } from '../../../infra/local/engine.ts';
import { killOrphan } from '../../../infra/local/orphan.ts';
import { type FaultyDynamoDb, startFaultyDynamoDb } from './faulty-dynamodb.ts';
import { personalIn } from './personal.ts';

const startScript = join(import.meta.dirname, '../../../infra/local/start.ts');

interface LogLine {
  readonly level: string;
  readonly event: string;
}

/** The whole system as a process of its own, on a free port and a directory of its own. */
export interface SystemUnderTest {
  readonly url: string;
  readonly dataDir: string;
  /** The database itself, where the system reaches it through what injects faults. */
  readonly databaseEndpoint: string | undefined;
  readonly faults: FaultyDynamoDb | undefined;
  /** What it logged, over all its starts. */
  readonly log: readonly LogLine[];
  /** Every line it printed, on whichever stream. */
  readonly printed: readonly string[];
  start(): Promise<void>;
  /** SIGTERM. */
  stop(): Promise<void>;
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>;
  /**
   * Ends everything and removes the directory.
   *
   * @throws Error where it printed anything personal that the tests sent or received (POLICY-3)
   */
  close(): Promise<void>;
}

/** How to set a system up; suites run once over each. */
export interface Setup {
  readonly name: string;
  open(): Promise<SystemUnderTest>;
}

export const plain: Setup = {
  name: 'on the embedded database',
  open: () => openSystem(async () => ({ end: async () => undefined })),
};

/** The same with the database within reach of the tests, which enter what no route can, such as another group. */
export const withDatabase: Setup = {
  name: 'on a database that the tests reach as well',
  open: () =>
    openSystem(async (dataDir) => {
      const engine = await startEngine(dataDir);
      return { engine, end: engine.stop };
    }),
};

/** The same as a deployment may have it, told by its environment. */
export function configured(environment: Readonly<Record<string, string>>): Setup {
  return {
    name: 'on the embedded database, configured',
    open: () => openSystem(async () => ({ end: async () => undefined }), environment),
  };
}

/** @param seed of the faults: the same seed draws the same faults in the same order of requests */
export function faulty(seed: number): Setup {
  return {
    name: `on a database with conflicts, throttling and lagging indexes (seed ${seed})`,
    open: () =>
      openSystem(async (dataDir) => {
        const engine = await startEngine(dataDir);
        const faults = await startFaultyDynamoDb(engine.endpoint, seed);
        const end = async () => {
          await faults.close();
          await engine.stop();
        };
        return { engine, faults, end };
      }),
  };
}

interface Database {
  readonly engine?: Engine;
  readonly faults?: FaultyDynamoDb;
  readonly end: () => Promise<void>;
}

async function openSystem(
  openDatabase: (dataDir: string) => Promise<Database>,
  environment: Readonly<Record<string, string>> = {},
): Promise<SystemUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-e2e-'));
  const { engine, faults, end } = await openDatabase(dataDir);
  const log: LogLine[] = [];
  const printed: string[] = [];
  let running: { child: ChildProcess; url: string } | undefined;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [startScript], {
      env: {
        ...process.env,
        PORT: '0',
        DATA_DIR: dataDir,
        DYNAMODB_ENDPOINT: faults?.endpoint ?? engine?.endpoint ?? '',
        ...environment,
      },
      // With the channel it ends when the tests do, however they end.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      const said: string[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream as Readable }).on('line', (line) => {
          said.push(line);
          printed.push(line);
          if (line.startsWith('{')) log.push(JSON.parse(line) as LogLine);
          const served = /serves on (http:\S+)/.exec(line)?.[1];
          if (served) resolve(served);
        });
      }
      child.once('exit', () => reject(new Error(`the system did not start:\n${said.join('\n')}`)));
    });
    running = { child, url };
  }

  async function signal(name: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = running?.child;
    running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(name);
    await once(child, 'exit');
  }

  async function close(): Promise<void> {
    await signal('SIGTERM');
    await end();
    // Killed and not started again, it leaves its database behind.
    await killOrphan(join(dataDir, 'engine.pid'), join(dataDir, 'dynamodb.db'));
    rmSync(dataDir, { recursive: true, force: true });
    requireNothingPersonal(printed);
  }

  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get url() {
      if (!running) throw new Error('the system is not running');
      return running.url;
    },
    dataDir,
    databaseEndpoint: engine?.endpoint,
    faults,
    log,
    printed,
    start,
    stop: () => signal('SIGTERM'),
    kill: () => signal('SIGKILL'),
    close,
  };
}

/** POLICY-3: no log of any run names a customer, a number, a vehicle or whoever called. */
function requireNothingPersonal(printed: readonly string[]): void {
  const told = printed.flatMap((line) => personalIn(line).map((personal) => ({ personal, line })));
  if (told.length === 0) return;
  throw new Error(`the system printed what is personal: ${JSON.stringify(told.slice(0, 5))}`);
}
