import { setTimeout as pause } from 'node:timers/promises';
import { RaceLost } from './transaction.ts';

const attempts = 8;
const firstPauseMs = 20;

/** The table was asked again and again and stayed contended or throttled. */
export class StillContended extends Error {
  override readonly name = 'StillContended';
}

/**
 * Decides again, from a fresh read, as long as another writer was faster.
 *
 * @param attempt reads, decides and writes
 * @throws StillContended after eight lost races; whatever else `attempt` throws
 */
export async function retryLostRaces<T>(attempt: () => Promise<T>): Promise<T> {
  for (let lost = 0; lost < attempts; lost++) {
    if (lost > 0) await jitter(lost);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RaceLost)) throw error;
    }
  }
  throw new StillContended(`lost ${attempts} races`);
}

/**
 * Tries until `attempt` says it is done, with full jitter between tries. The SDK retries throttled calls by
 * itself, but neither cancelled transactions nor the unread rest of a batch.
 *
 * @throws StillContended after eight tries
 */
export async function withRetries(attempt: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < attempts; tried++) {
    if (tried > 0) await jitter(tried);
    if (await attempt()) return;
  }
  throw new StillContended(`gave up after ${attempts} tries`);
}

function jitter(tried: number): Promise<void> {
  return pause(Math.random() * firstPauseMs * 2 ** tried);
}
