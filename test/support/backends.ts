import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { createScheduleStore, type ScheduleStore } from '../../infra/local/schedule-store.ts';
import { serveScheduler } from '../../infra/local/scheduler-server.ts';
import { openState } from '../../infra/local/state.ts';
import { enterBranch, enterGroup } from '../../shared/data/directory/directory.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { createRuntime, type Runtime } from '../../shared/runtime.ts';

const tableName = 'dealer-care-test';
const scheduleGroup = 'dealer-care-test';

/** A real table and a real scheduler for handlers to run on; nothing is delivered or fired by itself. */
export interface Backends {
  readonly runtime: Runtime;
  readonly schedules: ScheduleStore;
  readonly scheduleNames: () => string[];
  readonly setNow: (now: Instant) => void;
  readonly stop: () => Promise<void>;
}

export const branchIds = ['tst.br1', 'tst.br2'] as const;

/** What stands before the engine, such as what injects faults. */
interface Before {
  readonly endpoint: string;
  close(): Promise<void>;
}

export async function startBackends(
  start: Instant,
  standBefore: (engine: string) => Promise<Before> = async (endpoint) => ({
    endpoint,
    close: async () => {},
  }),
): Promise<Backends> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-'));
  let now = start;
  const engine = await startEngine(dataDir);
  const before = await standBefore(engine.endpoint);
  const state = openState(dataDir);
  const schedules = createScheduleStore(state);
  const scheduler = await serveScheduler({
    store: schedules,
    now: () => now,
    groups: [scheduleGroup],
    onChange: () => undefined,
    log: () => undefined,
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: before.endpoint,
    AWS_ENDPOINT_URL_SCHEDULER: `http://127.0.0.1:${scheduler.port}`,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  await ensureTable(new DynamoDBClient({}), tableName);
  const runtime = createRuntime(
    {
      TABLE_NAME: tableName,
      SCHEDULE_GROUP: scheduleGroup,
      RUN_TASK_ARN: 'arn:aws:lambda:local:000000000000:function:run-task',
      WORK_JOB_ARN: 'arn:aws:lambda:local:000000000000:function:work-job',
      SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/schedule',
      SCHEDULE_DLQ_ARN: 'arn:aws:sqs:local:000000000000:dead-letters',
    },
    () => now,
  );
  const branches = branchIds.flatMap((id, at) =>
    enterBranch({
      id,
      code: `T${at}`,
      name: '测试店',
      groupId: 'tst',
      regionId: 'east',
      brand: '大众',
      timeZone: 'Asia/Shanghai',
    }),
  );
  await runtime.table.transact([...enterGroup({ id: 'tst', name: '测试集团' }), ...branches]);
  return {
    runtime: { ...delegated(runtime), log: () => undefined },
    schedules,
    scheduleNames: () => schedules.list({ prefix: '', limit: 10_000 }).map(({ name }) => name),
    setNow: (to) => {
      now = to;
    },
    async stop() {
      await scheduler.close();
      state.close();
      await before.close();
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A runtime's parts, read once: a spread would lose its getters. */
function delegated({
  environment,
  table,
  scheduler,
  evidence,
  importFiles,
  now,
  newId,
  log,
}: Runtime): Runtime {
  return { environment, table, scheduler, evidence, importFiles, now, newId, log };
}
