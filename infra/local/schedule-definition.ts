import * as z from 'zod';
import { fromEpoch, type Instant } from '../../shared/domain/calendar.ts';

const maximumInputBytes = 256 * 1024;

/** What CreateSchedule and UpdateSchedule take: of Scheduler's expressions the one-off in UTC only. */
export const scheduleDefinitionSchema = z.object({
  GroupName: z.string().min(1).max(64).default('default'),
  ScheduleExpression: z.string().refine((text) => scheduledInstant(text) !== undefined, {
    error: ({ input }) => `Invalid Schedule Expression ${String(input)}.`,
  }),
  ScheduleExpressionTimezone: z.literal('UTC', 'Only UTC is served here.').default('UTC'),
  FlexibleTimeWindow: z.looseObject({ Mode: z.enum(['OFF', 'FLEXIBLE']) }),
  Target: z.looseObject({
    Arn: z.string().regex(/^arn:[^:]+:[^:]+:.+$/, 'Provided Arn is not in correct format.'),
    RoleArn: z
      .string()
      .regex(/^arn:[^:]+:iam::\d{12}:role\/.+$/, 'Provided RoleArn is not in correct format.'),
    Input: z
      .string()
      .min(1)
      .refine((text) => Buffer.byteLength(text) <= maximumInputBytes, 'Input is longer than 256 KB.')
      .optional(),
  }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  ClientToken: z.string().max(64).optional(),
});

export type ScheduleDefinition = z.infer<typeof scheduleDefinitionSchema>;

export const scheduleNameSchema = z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/, 'Invalid schedule name.');

/** @returns when the schedule fires. */
export function firesAt({ ScheduleExpression: expression }: ScheduleDefinition): Instant {
  const instant = scheduledInstant(expression);
  if (instant === undefined) throw new RangeError('no one-off schedule expression');
  return instant;
}

/** @returns when `at(yyyy-mm-ddThh:mm:ss)` is, in UTC, or undefined where it is no such expression. */
function scheduledInstant(expression: string): Instant | undefined {
  const local = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression)?.[1];
  const epoch = Date.parse(`${local}Z`);
  if (local === undefined || Number.isNaN(epoch)) return undefined;
  const instant = fromEpoch(epoch);
  return instant.startsWith(local) ? instant : undefined;
}
