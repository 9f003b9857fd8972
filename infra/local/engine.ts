import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CannotStart } from './cannot-start.ts';
import { killWithParent } from './kill-with-parent.ts';
import { killOrphan } from './orphan.ts';

export interface Engine {
  readonly endpoint: string;
  /** The SQLite file of the embedded engine; undefined where another endpoint is used. */
  readonly databasePath?: string;
  /** Resolves when the engine ends without having been told to. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Uses the given DynamoDB endpoint, or else starts the embedded engine on a file in `dataDir`.
 * The caller holds the lock of `dataDir`, so an engine still running on it is an orphan and is ended.
 *
 * @throws CannotStart where there is neither, or nothing answers at the endpoint
 */
export async function startEngine(dataDir: string, dynamodbEndpoint?: string): Promise<Engine> {
  if (dynamodbEndpoint) {
    await reach(dynamodbEndpoint);
    return { endpoint: dynamodbEndpoint, lost: new Promise(() => undefined), stop: async () => undefined };
  }
  const binary = embeddedBinary();
  const databasePath = join(dataDir, 'dynamodb.db');
  const pidFile = join(dataDir, 'engine.pid');
  await killOrphan(pidFile, databasePath);

  const port = await freePort();
  const output = openSync(join(dataDir, 'engine.log'), 'w');
  // In a process group of its own, so that Ctrl-C reaches it only after the requests that still need it.
  const child = spawn(binary, ['--port', String(port), '--db-path', databasePath], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  await once(child, 'spawn').catch((error: Error) => {
    throw new CannotStart(`The embedded DynamoDB cannot be run: ${error.message}.`);
  });
  const exited = once(child, 'exit');
  killWithParent(child);
  writeFileSync(pidFile, String(child.pid));

  let stopping = false;
  const endpoint = `http://127.0.0.1:${port}`;
  await ready(endpoint, child);
  return {
    endpoint,
    databasePath,
    lost: exited.then(() => (stopping ? new Promise<void>(() => undefined) : undefined)),
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 2000);
      await exited;
      clearTimeout(patience);
    },
  };
}

/** @throws CannotStart where the package is not installed */
export function embeddedBinary(packageName = '@dynoxide/linux-x64'): string {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    const binary = join(manifest, '..', 'dynoxide');
    if (existsSync(binary)) return binary;
  } catch {
    // Not installed: an optional dependency of another platform.
  }
  throw new CannotStart(
    'The embedded DynamoDB is missing: on Linux x64 run `npm install --include=optional`, ' +
      'elsewhere set DYNAMODB_ENDPOINT to a DynamoDB, such as DynamoDB Local at http://127.0.0.1:8000.',
  );
}

const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

async function reach(endpoint: string): Promise<void> {
  const { protocol = '' } = URL.parse(endpoint) ?? {};
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new CannotStart(
      `DYNAMODB_ENDPOINT is ${endpoint}, which is no address such as http://127.0.0.1:8000.`,
    );
  }
  const client = new DynamoDBClient({ endpoint, ...local, requestHandler: { requestTimeout: 5_000 } });
  await client.send(new ListTablesCommand({ Limit: 1 })).catch(() => {
    throw new CannotStart(`DYNAMODB_ENDPOINT is ${endpoint}, where no DynamoDB answers.`);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function ready(endpoint: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 5000 && child.exitCode === null; waited += 5) {
    const answers = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await wait(5);
  }
  child.kill('SIGKILL');
  throw new CannotStart('The embedded DynamoDB did not start; see engine.log in the data directory.');
}
