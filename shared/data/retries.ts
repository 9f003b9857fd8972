import { setTimeout as pause } from 'node:timers/promises';

const attempts = 8;
const firstPauseMs = 20;

/** The table was asked again and again and stayed contended or throttled. */
export class StillContended extends Error {
  override readonly name = 'StillContended';
}

/**
 * Tries until `attempt` says it is done, with full jitter between tries. The SDK retries throttled calls by
 * itself, but neither cancelled transactions nor the unread rest of a batch.
 *
 * @throws StillContended after eight tries
 */
export async function withRetries(attempt: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < attempts; tried++) {
    if (tried > 0) await pause(Math.random() * firstPauseMs * 2 ** tried);
    if (await attempt()) return;
  }
  throw new StillContended(`gave up after ${attempts} tries`);
}
