import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Role } from '../../../shared/domain/roles.ts';

/** The system as `npm start` starts it, in a process of its own, on fresh data that go with it. */
export interface LocalSystem {
  readonly url: string;
  tokenOf(role: Role): Promise<{ token: string; branchIds: string[] }>;
  stop(): Promise<void>;
}

/** @param dynamodb the address of a database to use instead of the embedded one */
export async function startLocalSystem(dynamodb = ''): Promise<LocalSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
  const system = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DYNAMODB_ENDPOINT: dynamodb },
    // With the channel it ends when this does, however that ends.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(system, 'exit');
  async function stop() {
    system.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    const url = await addressIn(system.stdout as Readable);
    return { url, tokenOf: (role) => tokenFrom(url, role), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until what was started says where it serves; its log goes on and is read to nowhere. */
export async function addressIn(output: Readable): Promise<string> {
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

async function tokenFrom(url: string, role: Role): Promise<{ token: string; branchIds: string[] }> {
  const response = await fetch(`${url}/_local/tokens`, { method: 'POST', body: JSON.stringify({ role }) });
  return (await response.json()) as { token: string; branchIds: string[] };
}
