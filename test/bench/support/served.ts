import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { localTable } from '../../../infra/local/create-table.ts';
import { directClients } from '../../../infra/local/direct-clients.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { createFunctions } from '../../../infra/local/functions.ts';
import { createGateway } from '../../../infra/local/gateway.ts';
import { listen } from '../../../infra/local/http.ts';
import { openIdentity } from '../../../infra/local/identity.ts';
import { startSystem } from '../../../infra/local/start.ts';
import { fromEpoch } from '../../../shared/domain/calendar.ts';
import { writeLog } from '../../../shared/log.ts';
import { createRuntime } from '../../../shared/runtime.ts';

/** `everything` is what `npm start` starts; `foreground` what of it answers a request, with nothing behind it. */
export type Part = 'foreground' | 'everything';

export interface Served {
  readonly url: string;
  /** Resolves when everything that follows from what was sent is done. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a part of the system in a process of its own, on what is in the directory. */
export async function serve(part: Part, dataDir: string, dynamodbEndpoint = ''): Promise<Served> {
  const child = spawn(process.execPath, [import.meta.filename, part, dataDir, dynamodbEndpoint], {
    // With the channel it ends when this does, however that ends.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const unasked = ended.then(() => {
    throw new Error('the system has ended');
  });
  const answer = async () => {
    const [said] = (await Promise.race([once(child, 'message'), unasked])) as [string];
    return said;
  };
  const url = await answer();
  return {
    url,
    async drain() {
      child.send('drain');
      await answer();
    },
    async stop() {
      unasked.catch(() => undefined);
      child.disconnect();
      await ended;
    },
  };
}

if (import.meta.main) {
  const [part, dataDir = '', dynamodbEndpoint = ''] = process.argv.slice(2);
  const started =
    part === 'everything' ? await startEverything(dataDir) : await startForeground(dataDir, dynamodbEndpoint);
  process.on('message', () => void started.drain().then(() => process.send?.('drained')));
  process.once('disconnect', () => void started.stop().then(() => process.exit(0)));
  process.send?.(started.url);
}

function startEverything(dataDir: string): Promise<Served> {
  return startSystem({ port: 0, dataDir });
}

async function startForeground(dataDir: string, dynamodbEndpoint: string): Promise<Served> {
  const engine = await startEngine(dataDir, dynamodbEndpoint);
  const nowhere = 'http://127.0.0.1:9';
  directClients({ dynamodb: engine.endpoint, scheduler: nowhere, s3: nowhere });
  const now = () => fromEpoch(Date.now());
  const limits = { CALLER_RATE_LIMIT: '1000', CALLER_BURST_LIMIT: '10000' };
  const gateway = createGateway({
    routes: createFunctions(createRuntime({ TABLE_NAME: localTable, ...limits }, now)).routes,
    localRoutes: [],
    identity: await openIdentity(dataDir, now),
    now,
    log: writeLog,
    allowedOrigins: [],
  });
  const { port, close } = await listen(gateway, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    drain: async () => undefined,
    async stop() {
      await close();
      await engine.stop();
    },
  };
}
