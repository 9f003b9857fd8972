import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { EvidenceStore } from './data/complaint/evidence-store.ts';
import type { ImportFiles } from './data/job/import-files.ts';
import { base32 } from './data/table/base32.ts';
import { createTable, type Table } from './data/table/table.ts';
import { fromEpoch, type Instant } from './domain/instant.ts';
import { type Log, writeLog } from './log.ts';

const environmentSchema = z.object({
  /** The table's name. */
  TABLE_NAME: z.string().check(z.minLength(3)),
  /** The group that all one-off schedules live in. */
  SCHEDULE_GROUP: z.optional(z.string()),
  /** The Lambdas that schedules call, the role they do so with, and where undeliverable firings go. */
  RUN_TASK_ARN: z.optional(z.string()),
  WORK_JOB_ARN: z.optional(z.string()),
  SCHEDULE_ROLE_ARN: z.optional(z.string()),
  SCHEDULE_DLQ_ARN: z.optional(z.string()),
  /** How many requests a second and at once a Lambda takes from one caller. */
  CALLER_RATE_LIMIT: z._default(z.coerce.number().check(z.positive()), 20),
  CALLER_BURST_LIMIT: z._default(z.coerce.number().check(z.int(), z.positive()), 100),
  /** The bucket that files lie in. */
  EVIDENCE_BUCKET: z.optional(z.string()),
});

export type Environment = z.infer<typeof environmentSchema>;

/** A connection that has died is given up and tried again well before the Lambda's own time is over. */
const timeouts = { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Everything a handler depends on. Nothing is read or connected before it is first asked for. */
export interface Runtime {
  readonly environment: Environment;
  readonly table: Table;
  readonly scheduler: () => Promise<SchedulerClient>;
  readonly evidence: () => Promise<EvidenceStore>;
  readonly importFiles: () => Promise<ImportFiles>;
  readonly now: () => Instant;
  /** A new random id part: 16 characters of lower-case base 32, 80 bits. */
  readonly newId: () => string;
  readonly log: Log;
}

/**
 * @param source where the environment's variables come from
 * @param now the clock; the machine's own unless told otherwise
 */
export function createRuntime(
  source: Readonly<Record<string, string | undefined>> = process.env,
  now: () => Instant = () => fromEpoch(Date.now()),
): Runtime {
  const environment = once(() => environmentSchema.parse(source));
  const table = once(() =>
    createTable(
      DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: timeouts }), {
        marshallOptions: { removeUndefinedValues: true },
      }),
      environment().TABLE_NAME,
      now,
    ),
  );
  const scheduler = once(async () => {
    const { SchedulerClient } = await import('@aws-sdk/client-scheduler');
    return new SchedulerClient({ requestHandler: timeouts });
  });
  const objects = once(async () => {
    const bucket = z.string().parse(environment().EVIDENCE_BUCKET);
    const { S3Client } = await import('@aws-sdk/client-s3');
    return [new S3Client({ requestHandler: timeouts }), bucket] as const;
  });
  const evidence = once(async () => {
    const { createEvidenceStore } = await import('./data/complaint/evidence-store.ts');
    return createEvidenceStore(...(await objects()));
  });
  const importFiles = once(async () => {
    const { createImportFiles } = await import('./data/job/import-files.ts');
    return createImportFiles(...(await objects()));
  });
  return {
    get environment() {
      return environment();
    },
    get table() {
      return table();
    },
    scheduler,
    evidence,
    importFiles,
    now,
    newId,
    log: writeLog,
  };
}

/** The runtime of a Lambda. */
export const runtime = createRuntime();

function newId(): string {
  return base32(crypto.getRandomValues(new Uint8Array(16)));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
