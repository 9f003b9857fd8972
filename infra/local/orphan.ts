import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Ends an engine that outlived its parent. Only a process that provably is the engine, on this very
 * database, is touched: the number in the file may long belong to somebody else.
 */
export async function killOrphan(pidFile: string, databasePath: string): Promise<void> {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  if (isEngineOn(pid, databasePath)) {
    process.kill(pid, 'SIGKILL');
    for (let waited = 0; waited < 2000 && isEngineOn(pid, databasePath); waited += 5) await wait(5);
  }
  rmSync(pidFile, { force: true });
}

function isEngineOn(pid: number, databasePath: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    const executable = basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return executable === 'dynoxide' && command.includes(databasePath);
  } catch {
    return false;
  }
}
