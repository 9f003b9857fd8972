import { type Runtime, runtime } from '../../shared/runtime.ts';
import { firingSchema } from '../../shared/schedules.ts';
import { settleTask } from './settle-task.ts';

/** What a one-off schedule calls: one task's step is due. */
export const runTask =
  (runtime: Runtime) =>
  async (input: unknown): Promise<void> => {
    const firing = firingSchema.parse(input);
    const code = await settleTask(runtime, firing);
    runtime.log('info', { event: 'firing', code, subject: firing.taskId });
  };

export const handler = (input: unknown) => runTask(runtime)(input);
