import { setTimeout as wait } from 'node:timers/promises';
import type { ApiHandler } from './gateway.ts';

const longestWaitMs = 250;

/** @returns the handler, called when the streams are consumed: so whoever wrote something reads it counted. */
export function afterDrain(drain: () => Promise<void>, handler: ApiHandler): ApiHandler {
  return async (event, context) => {
    const patience = wait(longestWaitMs, undefined, { ref: false });
    // Figures that lag are still figures.
    await Promise.race([drain().catch(() => undefined), patience]);
    return await handler(event, context);
  };
}
