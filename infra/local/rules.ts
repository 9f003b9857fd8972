import { errorFields, type Log } from '../../shared/log.ts';
import type { Serial } from './serial.ts';

const sweepIntervalMs = 5 * 60 * 1000;
const reconcileIntervalMs = 60 * 60 * 1000;
const expiryIntervalMs = 60 * 60 * 1000;

export interface Rules {
  readonly sweep: () => Promise<unknown>;
  readonly reconcile: () => Promise<unknown>;
  /** Removes from the table what has expired, which no rule has to ask DynamoDB for. */
  readonly expire: () => Promise<unknown>;
}

/**
 * Stands in for the EventBridge rules that run sweep and reconciler. What has expired is removed at the start, too.
 *
 * @param serial keeps them apart from a moving clock
 * @returns a function that ends the rules when a running one is done
 */
export function startRules(rules: Rules, serial: Serial, log: Log): () => Promise<void> {
  const run = (event: string, job: () => Promise<unknown>) => {
    serial(job).catch((error: unknown) => log('error', { event: `${event}_failed`, ...errorFields(error) }));
  };
  const every = (intervalMs: number, event: string, job: () => Promise<unknown>) =>
    setInterval(() => run(event, job), intervalMs);
  // The table is looked through while there is little in it.
  run('expiry', rules.expire);
  const timers = [
    every(sweepIntervalMs, 'sweep', rules.sweep),
    every(reconcileIntervalMs, 'reconcile', rules.reconcile),
    every(expiryIntervalMs, 'expiry', rules.expire),
  ];
  return async () => {
    timers.forEach(clearInterval);
    await serial(async () => undefined);
  };
}
