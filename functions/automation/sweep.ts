import type { Context } from 'aws-lambda';
import { errorFields } from '../../shared/log.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { dueTasks } from './due-tasks.ts';

const reserveMs = 20_000;

/**
 * Every five minutes: settles tasks whose step has come and was not served, whatever became of their schedule.
 * What it does not reach in its time, the next one does. One task that fails keeps no other from being served.
 *
 * @throws Error at the end where tasks failed, so that it is seen
 */
export const sweep =
  (runtime: Runtime) =>
  async (
    _event?: unknown,
    context?: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<{ served: number }> => {
    const outOfTime = () => (context?.getRemainingTimeInMillis() ?? Infinity) < reserveMs;
    let served = 0;
    let failed = 0;
    sweeping: for await (const page of dueTasks(runtime, runtime.now())) {
      // Nearly every sweep finds none, and needs nothing of what serves one.
      if (page.length === 0) continue;
      const { settleTask } = await import('./settle-task.ts');
      for (const due of page) {
        if (outOfTime()) break sweeping;
        try {
          if ((await settleTask(runtime, due)) === 'served') served++;
        } catch (error) {
          failed++;
          runtime.log('error', { event: 'sweep_failed', subject: due.taskId, ...errorFields(error) });
        }
      }
    }
    if (served > 0) runtime.log('warn', { event: 'swept', count: served });
    if (failed > 0) throw new Error(`${failed} due tasks could not be settled`);
    return { served };
  };

export const handler = (event: unknown, context: Context) => sweep(runtime)(event, context);
