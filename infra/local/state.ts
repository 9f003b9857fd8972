import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from './cannot-start.ts';

/**
 * Opens what the local parts themselves must keep: clock, schedules, checkpoints, dead letters.
 * The file is locked for as long as it is open, which also makes it the lock of the whole directory:
 * the operating system releases it however the process ends.
 *
 * @param dataDir made if it is missing
 * @throws CannotStart where another process has it open, or it cannot be written
 */
export function openState(dataDir: string): DatabaseSync {
  let state: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    state = new DatabaseSync(join(dataDir, 'local.db'));
    // NORMAL survives the death of the process; after a power cut the reconciler repairs from the table.
    state.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      BEGIN IMMEDIATE; COMMIT;
    `);
    return state;
  } catch (error) {
    state?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      reason.includes('locked')
        ? `Another instance is already running on ${dataDir}; stop it or set DATA_DIR.`
        : `The data directory ${dataDir} cannot be used (${reason}); set DATA_DIR to another.`,
    );
  }
}
