import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { createCheckpoints } from '../../infra/local/checkpoints.ts';
import { ensureTable } from '../../infra/local/create-table.ts';
import { lambdaRecord } from '../../infra/local/stream-event.ts';
import { matchesAny } from '../../infra/local/stream-filter.ts';
import { createStreamReader } from '../../infra/local/stream-reader.ts';
import { streamFilters } from '../../shared/data/table-schema.ts';

/** @returns a function that reads what the aggregator is to get of everything written since it was called last. */
export async function openEngineStream(tableName: string): Promise<() => Promise<DynamoDBRecord[]>> {
  const streamArn = await ensureTable(new DynamoDBClient({}), tableName);
  const client = new DynamoDBStreamsClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '' });
  const checkpoints = createCheckpoints(new DatabaseSync(':memory:'));
  const reader = createStreamReader(client, streamArn, 'test', checkpoints);
  return async () => {
    const records: DynamoDBRecord[] = [];
    for (let page = await reader.read(); page; page = await reader.read()) {
      records.push(...page.records.map((record) => lambdaRecord(record, streamArn)));
    }
    return records.filter((record) => matchesAny(record, streamFilters.aggregateMonth));
  };
}
