import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { createCheckpoints } from '../../infra/local/checkpoints.ts';
import { ensureTable } from '../../infra/local/create-table.ts';
import { createStreamApi } from '../../infra/local/stream-api.ts';
import { matchesAny } from '../../infra/local/stream-filter.ts';
import { createStreamPages } from '../../infra/local/stream-pages.ts';
import { createStreamReader } from '../../infra/local/stream-reader.ts';
import { streamFilters } from '../../shared/data/table/table-schema.ts';

/** @returns a function that reads what the aggregator is to get of everything written since it was called last. */
export async function openEngineStream(tableName: string): Promise<() => Promise<DynamoDBRecord[]>> {
  const streamArn = await ensureTable(new DynamoDBClient({}), tableName);
  const api = createStreamApi(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  const pages = createStreamPages(api, streamArn, () => undefined);
  const checkpoints = createCheckpoints(new DatabaseSync(':memory:'));
  const reader = createStreamReader(pages, streamArn, 'test', checkpoints);
  return async () => {
    const records: DynamoDBRecord[] = [];
    const asOf = performance.now();
    for (let page = await reader.read(asOf); page; page = await reader.read(asOf)) {
      records.push(...page.records);
    }
    return records.filter((record) => matchesAny(record, streamFilters.aggregateMonth));
  };
}
