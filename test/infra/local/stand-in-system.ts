import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import type { ServedRoute } from '../../../infra/local/gateway.ts';
import { startSystem } from '../../../infra/local/start.ts';
import { itemRef } from '../../../shared/data/table/item.ts';
import type { Runtime } from '../../../shared/runtime.ts';

/**
 * A system with functions just large enough to see the local parts work: a thing has a task to be run at a time,
 * the stream schedules it, running it raises the thing's `runs` and notes the clock.
 */
const thingSchema = z.object({ runs: z.number(), ranAt: z.string().optional(), seen: z.number() });
const taskSchema = z.object({ id: z.string(), at: z.string() });

/** The demo group's branches come with their first reports, which nobody looks after here. */
function isOfThing({ dynamodb }: DynamoDBRecord): boolean {
  return !dynamodb?.Keys?.pk?.S?.startsWith('rep.');
}

export function createFunctions(runtime: Runtime) {
  const thing = (id: string) => itemRef({ pk: id, sk: 'thing' }, thingSchema);
  const write = async (id: string, change: (old: z.infer<typeof thingSchema>) => object) => {
    const ref = thing(id);
    const old = (await runtime.table.load([ref])).get(ref) ?? { runs: 0, seen: 0 };
    await runtime.table.transact([{ put: ref.key, data: { ...old, ...change(old) } }]);
  };
  const handler: ServedRoute['handler'] = async (event) => {
    const id = event.pathParameters?.id ?? '';
    if (event.routeKey === 'POST /things') {
      const task = taskSchema.parse(JSON.parse(event.body ?? ''));
      await runtime.table.transact([
        { put: { pk: task.id, sk: 'head' }, data: {} },
        { put: { pk: task.id, sk: 'task#1' }, data: task },
      ]);
      return { statusCode: 201, body: '{}' };
    }
    if (event.routeKey === 'GET /things/{id}' || event.routeKey === 'GET /reports/{id}') {
      return {
        statusCode: 200,
        body: JSON.stringify((await runtime.table.load([thing(id)])).get(thing(id)) ?? {}),
      };
    }
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
  };
  const served = (key: string, open = true, functionName = 'things'): ServedRoute => {
    const [method = '', path = ''] = key.split(' ');
    return { method, path, open, functionName, handler };
  };
  return {
    routes: [
      served('POST /things'),
      served('GET /things/{id}'),
      served('GET /reports/{id}', true, 'reports'),
      served('POST /echo/{name}', false),
      served('POST /echo/open'),
    ],
    async scheduleTasks(event: DynamoDBStreamEvent) {
      const scheduler = await runtime.scheduler();
      for (const record of event.Records.filter(isOfThing)) {
        const { id, at } = taskSchema.parse({
          id: record.dynamodb?.NewImage?.data?.M?.id?.S,
          at: record.dynamodb?.NewImage?.data?.M?.at?.S,
        });
        await scheduler
          .send(
            new CreateScheduleCommand({
              Name: id,
              GroupName: runtime.environment.SCHEDULE_GROUP,
              ScheduleExpression: `at(${at.slice(0, 19)})`,
              FlexibleTimeWindow: { Mode: 'OFF' },
              ActionAfterCompletion: 'DELETE',
              Target: {
                Arn: runtime.environment.RUN_TASK_ARN,
                RoleArn: runtime.environment.SCHEDULE_ROLE_ARN,
                Input: JSON.stringify({ id }),
              },
            }),
          )
          .catch((error: Error) => {
            if (error.name !== 'ConflictException') throw error;
          });
      }
      return { batchItemFailures: [] };
    },
    async aggregateMonth(event: DynamoDBStreamEvent) {
      for (const { dynamodb } of event.Records.filter(isOfThing))
        await write(dynamodb?.Keys?.pk?.S ?? '', (old) => ({ seen: old.seen + 1 }));
      return { batchItemFailures: [] };
    },
    async runTask(input: unknown) {
      const { id } = z.object({ id: z.string() }).parse(input);
      await write(id, (old) => ({ runs: old.runs + 1, ranAt: runtime.now() }));
    },
    workJob: async () => undefined,
    sweep: async () => undefined,
    reconcile: async () => undefined,
    recount: async () => ({ differences: [] }),
  };
}

export function startStandIn(dataDir: string) {
  const dynamodbEndpoint = process.env.DYNAMODB_ENDPOINT;
  return startSystem({ port: 0, dataDir, dynamodbEndpoint, createFunctions, log: () => undefined });
}

if (import.meta.main) {
  process.once('disconnect', () => process.exit(1));
  const system = await startStandIn(process.argv[2] ?? '');
  process.once('SIGTERM', () => void system.stop().then(() => process.exit(0)));
  console.log(system.url);
}
