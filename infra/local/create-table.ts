import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableSchema } from '../../shared/data/table/table-schema.ts';

/** The table of the system on one machine. */
export const localTable = 'dealer-care';

/**
 * Creates the table unless it is there.
 * @returns the ARN of its stream
 */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<string> {
  return (await streamArnOf(client, tableName)) ?? (await createTable(client, tableName));
}

async function streamArnOf(client: DynamoDBClient, tableName: string): Promise<string | undefined> {
  try {
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return table?.LatestStreamArn;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBClient, tableName: string): Promise<string> {
  const { partitionKey, sortKey, indexes, projectedAttributes, timeToLiveAttribute } = tableSchema;
  const keys = [{ partitionKey, sortKey }, ...indexes];
  const created = await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.flatMap((key) => [
        { AttributeName: key.partitionKey, AttributeType: 'S' },
        { AttributeName: key.sortKey, AttributeType: 'S' },
      ]),
      KeySchema: keySchema(tableSchema),
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projectedAttributes] },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: tableName });
  // Not every engine expires items; readers ignore expired ones anyway.
  await client
    .send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
      }),
    )
    .catch(() => undefined);
  const arn = created.TableDescription?.LatestStreamArn;
  if (arn === undefined) throw new Error(`table ${tableName} has no stream`);
  return arn;
}

function keySchema(key: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: key.partitionKey, KeyType: 'HASH' as const },
    { AttributeName: key.sortKey, KeyType: 'RANGE' as const },
  ];
}
