import { type ChildProcess, spawn } from 'node:child_process';

/** Has the child killed when this process is gone, however it ends: a kill -9 runs no handler of its own. */
export function killWithParent(child: ChildProcess): void {
  // The system closes the pipe with this process; a line on it says that there is nothing left to do.
  const watcher = spawn('sh', ['-c', 'read -r line || kill -9 "$0"', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  child.once('exit', () => watcher.stdin.end('\n'));
}
