import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** `timeless`: nothing found it within the time it was given. */
export type Found = 'found' | 'hangs' | 'ALIVE' | 'timeless';

/**
 * Asks the tests of a checkout, those first that are likeliest to find a mistake in the file that was changed.
 *
 * @param seconds after which they are stopped. Where no test file has come to its end for a minute by then, which is longer
 *   than any takes, the mistake has made one hang, which finds it.
 */
export async function testsFind(checkout: string, changed: string, seconds: number): Promise<Found> {
  const vitest = join(checkout, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/mutation/vitest.config.ts'], {
    cwd: checkout,
    env: { ...process.env, MUTATED: changed, TMPDIR: checkout },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own, which ends with all that the tests started.
    detached: true,
  });
  let heardAt = Date.now();
  child.stdout.on('data', () => {
    heardAt = Date.now();
  });
  let isStopped = false;
  const stop = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  const timer = setTimeout(() => {
    isStopped = true;
    stop();
  }, seconds * 1000);
  // Before what they work in is removed.
  process.prependOnceListener('exit', stop);
  const [status] = await once(child, 'exit');
  clearTimeout(timer);
  process.removeListener('exit', stop);
  if (!isStopped) return status === 0 ? 'ALIVE' : 'found';
  return Date.now() - heardAt > 60_000 ? 'hangs' : 'timeless';
}
