import type { DynamoDBRecord } from 'aws-lambda';
import { taskRowSchema } from '../../shared/data/head/task-store.ts';
import { contentOfImage } from '../../shared/data/table/stream-image.ts';
import { errorFields } from '../../shared/log.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { type Due, type Schedules, scheduleName, schedulesOf } from '../../shared/schedules.ts';

/**
 * Gives each task's next step its one-off schedule and takes away the one before. The records of a task come in order,
 * and tasks wait for nothing of each other.
 *
 * @returns the records that are to come again: of a task the one that failed, and those behind it
 */
export async function scheduleRecords(
  runtime: Runtime,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord[]> {
  const schedules = schedulesOf(runtime);
  const byTask = Map.groupBy(records, itemOf);
  const failed = await Promise.all(
    [...byTask.values()].map(async (ofTask) => {
      for (const [at, record] of ofTask.entries()) {
        try {
          await schedule(record, schedules);
        } catch (error) {
          const unserved = ofTask.slice(at);
          runtime.log('error', {
            event: 'scheduling_failed',
            count: unserved.length,
            ...errorFields(error),
          });
          return unserved;
        }
      }
      return [];
    }),
  );
  return failed.flat();
}

/** The item of a record; nobody promises in which order its keys are named. */
function itemOf({ dynamodb }: DynamoDBRecord): string {
  const { pk, sk } = dynamodb?.Keys ?? {};
  return JSON.stringify([pk, sk]);
}

async function schedule({ dynamodb }: DynamoDBRecord, schedules: Schedules): Promise<void> {
  const before = dueIn(dynamodb?.OldImage);
  const after = dueIn(dynamodb?.NewImage);
  if (before?.step === after?.step && before?.taskId === after?.taskId) return;
  if (after) await schedules.create(after);
  if (before) await schedules.remove(scheduleName(before));
}

/** The step a task row waits for; undefined where it waits for none. */
function dueIn(image: Parameters<typeof contentOfImage>[0]): Due | undefined {
  const row = contentOfImage(image, 'row', taskRowSchema);
  if (row?.nextStepAt === undefined) return undefined;
  return { taskId: row.id, step: row.step, nextStepAt: row.nextStepAt };
}
