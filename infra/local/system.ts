import { resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { partsOfChildId } from '../../shared/data/table/ids.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { streamFilters } from '../../shared/data/table/table-schema.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type Log, writeLog } from '../../shared/log.ts';
import { createRuntime, type Runtime } from '../../shared/runtime.ts';
import { firingOfName } from '../../shared/schedules.ts';
import { afterDrain } from './after-drain.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createClock } from './clock.ts';
import { createClockMove } from './clock-move.ts';
import { ensureTable, localTable } from './create-table.ts';
import { createDeadLetters, type DeadLetters } from './dead-letters.ts';
import { enterDemoGroup, openRoster } from './demo-group.ts';
import { directClients } from './direct-clients.ts';
import { startEngine } from './engine.ts';
import { enterOperator } from './enter-first-operator.ts';
import { evidenceBucket, serveEvidence } from './evidence.ts';
import { createExpiry } from './expire-items.ts';
import { createExpiries, expiryFilters } from './expiries.ts';
import { createFiring } from './firing.ts';
import type { Functions } from './functions.ts';
import { createGateway } from './gateway.ts';
import { listen } from './http.ts';
import { issuer as localIssuer, openIdentity } from './identity.ts';
import { localRoutes } from './local-routes.ts';
import { startRules } from './rules.ts';
import { createScheduleStore } from './schedule-store.ts';
import { serveScheduler } from './scheduler-server.ts';
import { createSerial } from './serial.ts';
import { openState } from './state.ts';
import { createStreamPump } from './stream-pump.ts';
import { keepUpStream } from './stream-upkeep.ts';
import { createTokenIssuer } from './tokens.ts';

export interface SystemOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Where everything is kept; one system at a time runs on it. */
  readonly dataDir: string;
  /** A DynamoDB to use instead of the embedded one. */
  readonly dynamodbEndpoint?: string | undefined;
  /** Whose pages may use the API; nobody's unless told otherwise. */
  readonly allowedOrigins?: readonly string[];
  /** What a caller may send a second and at once; much, unless told otherwise, as one machine is nobody else's. */
  readonly callerLimits?: { readonly perSecond?: string | undefined; readonly atOnce?: string | undefined };
  readonly log?: Log;
  /** The Lambda functions; the system's own unless told otherwise. */
  readonly createFunctions?: (runtime: Runtime, preflights: boolean) => Functions;
}

export interface System {
  readonly url: string;
  readonly now: () => Instant;
  readonly runtime: Runtime;
  /** Resolves when the streams are consumed. */
  readonly drain: () => Promise<void>;
  readonly deadLetters: Pick<DeadLetters, 'list'>;
  /** Resolves when the embedded database ends by itself; nothing works from then on. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

const scheduleGroup = 'dealer-care';
const runTaskArn = 'arn:aws:lambda:local:000000000000:function:run-task';
const workJobArn = 'arn:aws:lambda:local:000000000000:function:work-job';
/** The areas that answer with figures. */
const readsFigures = new Set(['reports', 'improvements']);

/**
 * Starts the whole system in this process, which it directs to itself by the SDK's environment variables:
 * so one system a process.
 *
 * @throws CannotStart with a sentence for the user where the port, the directory or the database is not to be had
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const started: (() => unknown)[] = [];
  const stop = async () => {
    for (let end = started.pop(); end; end = started.pop()) await end();
  };
  try {
    return { ...(await start(options, started)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: SystemOptions, started: (() => unknown)[]): Promise<Omit<System, 'stop'>> {
  const { port, allowedOrigins = [], log = writeLog } = options;
  const dataDir = resolve(options.dataDir);
  const state = openState(dataDir);
  started.push(() => state.close());
  const clock = createClock(state);
  const now = clock.now;
  const deadLetters = createDeadLetters(state, now, log);

  const engine = await startEngine(dataDir, options.dynamodbEndpoint);
  started.push(engine.stop);

  const store = createScheduleStore(state);
  const scheduler = await serveScheduler({
    store,
    now,
    groups: [scheduleGroup],
    onChange: () => firing.rearm(),
    log,
  });
  started.push(scheduler.close);
  const evidence = await serveEvidence(dataDir, now, log);
  started.push(evidence.close);
  directClients({
    dynamodb: engine.endpoint,
    scheduler: `http://127.0.0.1:${scheduler.port}`,
    s3: `http://127.0.0.1:${evidence.port}`,
  });

  let onWrite = () => {};
  const created = createRuntime(
    {
      TABLE_NAME: localTable,
      SCHEDULE_GROUP: scheduleGroup,
      RUN_TASK_ARN: runTaskArn,
      WORK_JOB_ARN: workJobArn,
      SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/schedule',
      SCHEDULE_DLQ_ARN: 'arn:aws:sqs:local:000000000000:schedule-dead-letters',
      EVIDENCE_BUCKET: evidenceBucket,
      ...callerLimits(options.callerLimits),
    },
    now,
  );
  const runtime = tellingOfWrites(created, () => onWrite());
  const createFunctions = options.createFunctions ?? (await import('./functions.ts')).createFunctions;
  const functions = createFunctions(runtime, allowedOrigins.length > 0);

  const streamArn = await ensureTable(new DynamoDBClient({}), localTable);
  const checkpoints = createCheckpoints(state);
  const expiries = createExpiries(state, streamArn);
  const { scheduleTasks, aggregateMonth, sweep, reconcile } = functions;
  const mappings = [
    { name: 'schedule-tasks', filters: streamFilters.scheduleTasks, handler: scheduleTasks },
    { name: 'aggregate-month', filters: streamFilters.aggregateMonth, handler: aggregateMonth },
    { name: 'expiries', filters: expiryFilters, handler: expiries.follow, batchSize: 1_000 },
  ];
  const consumers = mappings.map(({ name }) => name);
  const consumedByAll = () => checkpoints.consumedByAll(consumers, streamArn);
  if (engine.databasePath) started.push(keepUpStream(engine.databasePath, consumedByAll));
  const roster = openRoster(state);
  await enterDemoGroup(runtime.table, roster, now());

  const pump = createStreamPump({
    endpoint: engine.endpoint,
    streamArn,
    mappings,
    checkpoints,
    deadLetters,
    log,
    onGap: expiries.startOver,
  });
  onWrite = pump.kick;
  const removeExpired = createExpiry(localTable, expiries);
  const expire = () => removeExpired(now());
  const serial = createSerial();
  const firing = createFiring({
    store,
    clock,
    deadLetters,
    log,
    functions: { [runTaskArn]: functions.runTask, [workJobArn]: functions.workJob },
    lasting: new Set([workJobArn]),
    serial,
  });
  const identity = await openIdentity(dataDir, now);
  const gateway = createGateway({
    routes: functions.routes.map((route) =>
      readsFigures.has(route.functionName)
        ? { ...route, handler: afterDrain(pump.drain, route.handler) }
        : route,
    ),
    localRoutes: localRoutes({
      clock,
      moveClock: createClockMove({
        clock,
        store,
        firing,
        subjectOf: ({ name, definition }) =>
          definition.Target.Arn === workJobArn
            ? workJobArn
            : (partsOfChildId(firingOfName(name)?.taskId ?? '')?.subjectId ?? name),
        drain: pump.drain,
        sweep,
        expire,
        serial,
      }),
      issueToken: createTokenIssuer({ table: runtime.table, roster, identity, now }),
      enterOperator: ({ issuer = localIssuer, ...told }) => enterOperator(runtime, { issuer, ...told }),
      recount: async () => {
        await pump.drain();
        return await functions.recount();
      },
    }),
    identity,
    now,
    log,
    allowedOrigins,
  });
  // Ended in reverse: nothing new comes in, nothing new fires, what runs ends; records that are left are delivered
  // after the next start.
  started.push(pump.stop, startRules({ sweep, reconcile, expire }, serial, log), firing.stop);
  const { port: servedPort, close } = await listen(gateway, port);
  started.push(close);
  pump.start();
  firing.start();
  return {
    url: `http://127.0.0.1:${servedPort}`,
    now,
    runtime,
    drain: pump.drain,
    deadLetters,
    lost: engine.lost,
  };
}

function callerLimits({ perSecond, atOnce }: SystemOptions['callerLimits'] = {}) {
  return { CALLER_RATE_LIMIT: perSecond || '1000', CALLER_BURST_LIMIT: atOnce || '10000' };
}

/** The same, and the stream is read soon after whatever is written by it. */
function tellingOfWrites(runtime: Runtime, told: () => void): Runtime {
  const { table } = runtime;
  const transact: Table['transact'] = async (writes) => {
    await table.transact(writes);
    told();
  };
  return { ...runtime, table: { ...table, transact } };
}
