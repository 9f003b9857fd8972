import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { taskRowSchema } from '../../shared/data/head/task-store.ts';
import { isComplaintId } from '../../shared/data/table/ids.ts';
import { contentOfImage } from '../../shared/data/table/stream-image.ts';
import { errorFields } from '../../shared/log.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { type Due, type Schedules, scheduleName, schedulesOf } from '../../shared/schedules.ts';

/**
 * Gives each task's next step its one-off schedule and takes away the one before. The records of a task come in
 * order; a record that comes again finds its work done. What fails is named, and comes again. Complaints that have come
 * in are watched for a surge on the way (EMERG-3), and what lies beside details that have expired is forgotten (POLICY-3),
 * after the schedules, which wait for nothing of it.
 */
export const scheduleTasks =
  (runtime: Runtime) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const schedules = schedulesOf(runtime);
    const { heads = [], details = [], tasks = [] } = Object.groupBy(Records, kindOf);
    const byTask = Map.groupBy(tasks, itemOf);
    const failures = await Promise.all(
      [...byTask.values()].map(async (records) => {
        for (const [at, record] of records.entries()) {
          try {
            await follow(record, schedules);
          } catch (error) {
            const unserved = records.slice(at);
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
    const unwatched = await watched(runtime, heads);
    const unforgotten = await forgotten(runtime, details);
    return {
      batchItemFailures: [...failures.flat(), ...unwatched, ...unforgotten].map(({ dynamodb }) => ({
        itemIdentifier: dynamodb?.SequenceNumber ?? '',
      })),
    };
  };

/** Most batches have no complaint that came in, and need nothing for it. */
async function watched(runtime: Runtime, heads: readonly DynamoDBRecord[]): Promise<DynamoDBRecord[]> {
  if (heads.length === 0) return [];
  const { watchRecords } = await import('./watch-records.ts');
  return await watchRecords(runtime, heads);
}

async function forgotten(runtime: Runtime, details: readonly DynamoDBRecord[]): Promise<DynamoDBRecord[]> {
  if (details.length === 0) return [];
  const { forgetRecords } = await import('./forget-records.ts');
  return await forgetRecords(runtime, details);
}

/** Whether it tells of a complaint that came in, of details that are gone, or of a task. */
function kindOf({ dynamodb, eventName }: DynamoDBRecord): 'heads' | 'details' | 'tasks' {
  const { pk, sk } = dynamodb?.Keys ?? {};
  if (sk?.S === 'head' && isComplaintId(pk?.S ?? '')) return 'heads';
  return sk?.S === 'details' && eventName === 'REMOVE' ? 'details' : 'tasks';
}

/** The item of a record; nobody promises in which order its keys are named. */
function itemOf({ dynamodb }: DynamoDBRecord): string {
  const { pk, sk } = dynamodb?.Keys ?? {};
  return JSON.stringify([pk, sk]);
}

async function follow({ dynamodb }: DynamoDBRecord, schedules: Schedules): Promise<void> {
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

export const handler = (event: DynamoDBStreamEvent) => scheduleTasks(runtime)(event);
