import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFunctions } from '../../../infra/local/functions.ts';
import { startSystem } from '../../../infra/local/start.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { timed } from './measure.ts';

/** The whole system in this process, as `npm start` starts it, on a directory of its own. */
export interface SystemInProcess {
  readonly runtime: Runtime;
  /** The branch of its demo group that everything is entered in. */
  readonly branchId: string;
  /** Moves the clock over HTTP. @returns how long it took in milliseconds @throws Error where it is refused */
  move(advance: string): Promise<number>;
  drain(): Promise<void>;
  /** @throws Error where something was given up */
  stop(): Promise<void>;
}

export async function startInProcess(): Promise<SystemInProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
  const log = () => undefined;
  const system = await startSystem({
    port: 0,
    dataDir,
    log,
    createFunctions: (runtime) => createFunctions({ ...runtime, log }),
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${system.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as unknown;
  };
  const { branchIds } = (await post('/_local/tokens', { role: 'care_officer' })) as { branchIds: string[] };
  return {
    runtime: system.runtime,
    branchId: branchIds[0] ?? '',
    move: (advance) => timed(() => post('/_local/clock', { advance })),
    drain: system.drain,
    async stop() {
      const givenUp = system.deadLetters.list().length;
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
      if (givenUp > 0) throw new Error(`${givenUp} were given up`);
    },
  };
}
