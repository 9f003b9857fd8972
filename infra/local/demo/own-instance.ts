import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DemoFailure } from './failure.ts';

export interface OwnInstance {
  readonly url: string;
  /** Ends it and removes what it kept. */
  stop(): Promise<void>;
}

const startScript = join(import.meta.dirname, '..', 'start.ts');

/**
 * Starts a system of its own, as `npm start` does, on a free port and a directory of its own. It always uses
 * the embedded database: another one would keep what the demo writes.
 *
 * @throws DemoFailure saying why it does not start
 */
export async function startOwnInstance(): Promise<OwnInstance> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-demo-'));
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir, DYNAMODB_ENDPOINT: '' };
  // With the channel it ends when the demo does, however that ends.
  const child = spawn(process.execPath, [startScript], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await served(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function served({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('no output to read');
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  for await (const line of createInterface(stdout)) {
    const url = /serves on (http:\S+)/.exec(line)?.[1];
    // Its log goes on, and nobody reads it.
    if (url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  const hint = 'Or start the system yourself and name it: DEALER_CARE_URL=http://127.0.0.1:3000 npm run demo';
  throw new DemoFailure(`The system for the demo does not start. ${complaint.trim()}\n${hint}`);
}
