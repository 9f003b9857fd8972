import * as z from 'zod/mini';
import { isJobId, partsOfChildId } from './data/table/ids.ts';
import { epochMilliseconds, fromEpoch, type Instant } from './domain/calendar.ts';
import type { Runtime } from './runtime.ts';

const minuteMs = 60_000;

/** Without its group a schedule would land in the account's default one. */
const groupSchema = z.object({ SCHEDULE_GROUP: z.string() });

const environmentSchema = z.extend(groupSchema, {
  RUN_TASK_ARN: z.string(),
  WORK_JOB_ARN: z.string(),
  SCHEDULE_ROLE_ARN: z.string(),
  SCHEDULE_DLQ_ARN: z.string(),
});

/** What a schedule hands to `run-task`, or to `work-job` where the task is a job's. */
export const firingSchema = z.strictObject({ taskId: z.string(), step: z.int() });

export type Firing = z.infer<typeof firingSchema>;

/** A task that has a step to come. */
export interface Due extends Firing {
  readonly nextStepAt: Instant;
}

/** The one-off schedules behind the tasks. */
export interface Schedules {
  /** One schedule for the task's step. Creating it again is harmless. */
  create(due: Due): Promise<void>;
  /** Deleting one that is gone is harmless. */
  remove(name: string): Promise<void>;
  /** The names of all schedules of the group, page by page. */
  names(): AsyncIterable<readonly string[]>;
}

/** A step's schedule bears its task and step in its name, so a step never has two. */
export function scheduleName({ taskId, step }: Firing): string {
  return `${taskId}.s${step}`;
}

/** The task and step that a schedule is for; undefined where the name is none of ours. */
export function firingOfName(name: string): Firing | undefined {
  const [, taskId, step] = /^(.+)\.s(\d+)$/.exec(name) ?? [];
  return taskId === undefined ? undefined : { taskId, step: Number(step) };
}

export function schedulesOf(runtime: Pick<Runtime, 'environment' | 'scheduler' | 'now'>): Schedules {
  const { SCHEDULE_GROUP, SCHEDULE_ROLE_ARN, SCHEDULE_DLQ_ARN, ...targets } = environmentSchema.parse(
    runtime.environment,
  );
  const targetOf = ({ taskId }: Due) =>
    isJobId(partsOfChildId(taskId)?.subjectId ?? '') ? targets.WORK_JOB_ARN : targets.RUN_TASK_ARN;
  const sdk = async () => ({
    client: await runtime.scheduler(),
    ...(await import('@aws-sdk/client-scheduler')),
  });
  return {
    async create(due) {
      const { client, CreateScheduleCommand, ConflictException } = await sdk();
      const input = {
        Name: scheduleName(due),
        GroupName: SCHEDULE_GROUP,
        ScheduleExpression: `at(${firingTime(due.nextStepAt, runtime.now())})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: targetOf(due),
          RoleArn: SCHEDULE_ROLE_ARN,
          Input: JSON.stringify({ taskId: due.taskId, step: due.step } satisfies Firing),
          DeadLetterConfig: { Arn: SCHEDULE_DLQ_ARN },
        },
      } as const;
      try {
        await client.send(new CreateScheduleCommand(input));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
      }
    },

    async remove(name) {
      const { client, DeleteScheduleCommand, ResourceNotFoundException } = await sdk();
      try {
        await client.send(new DeleteScheduleCommand({ Name: name, GroupName: SCHEDULE_GROUP }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },

    async *names() {
      const { client, paginateListSchedules } = await sdk();
      for await (const page of paginateListSchedules({ client }, { GroupName: SCHEDULE_GROUP })) {
        yield (page.Schedules ?? []).flatMap(({ Name }) => Name ?? []);
      }
    },
  };
}

/** Whether there is a schedule of that name: asked by who makes none. */
export async function scheduleExists(
  { environment, scheduler }: Pick<Runtime, 'environment' | 'scheduler'>,
  name: string,
): Promise<boolean> {
  const { SCHEDULE_GROUP } = groupSchema.parse(environment);
  const { GetScheduleCommand, ResourceNotFoundException } = await import('@aws-sdk/client-scheduler');
  try {
    await (await scheduler()).send(new GetScheduleCommand({ Name: name, GroupName: SCHEDULE_GROUP }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/**
 * When to let a schedule fire: EventBridge Scheduler is exact to the minute and must not be given a time in the
 * past, so the minute at or after the step, and at least one minute ahead.
 */
function firingTime(nextStepAt: Instant, now: Instant): string {
  const earliest = Math.max(epochMilliseconds(nextStepAt), epochMilliseconds(now) + minuteMs);
  return fromEpoch(Math.ceil(earliest / minuteMs) * minuteMs).slice(0, 19);
}
