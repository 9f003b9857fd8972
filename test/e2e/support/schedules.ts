import { reconcile } from '../../../functions/automation/reconcile.ts';
import { startSystem } from '../../../infra/local/start.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/**
 * How many schedules a stopped system lacks or has too many, once all of its stream is consumed. The system is
 * started for it in this very process, which is the only way to ask its scheduler.
 */
export async function scheduleDifferences(
  system: Pick<SystemUnderTest, 'dataDir' | 'databaseEndpoint'>,
): Promise<{ created: number; removed: number }> {
  const { dataDir, databaseEndpoint: dynamodbEndpoint } = system;
  const here = await startSystem({ port: 0, dataDir, dynamodbEndpoint, log: () => undefined });
  try {
    await here.drain();
    return await reconcile(here.runtime)();
  } finally {
    await here.stop();
  }
}
