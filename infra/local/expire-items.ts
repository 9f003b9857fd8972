import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableSchema } from '../../shared/data/table-schema.ts';
import { epochSeconds, type Instant } from '../../shared/domain/calendar.ts';

/** Removes what has expired, as DynamoDB does by itself: here by the system's clock, which may be moved. */
export async function expireItems(tableName: string, now: Instant): Promise<void> {
  const { partitionKey, sortKey, timeToLiveAttribute } = tableSchema;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 10 }));
  const isExpired = {
    TableName: tableName,
    ExpressionAttributeNames: { '#until': timeToLiveAttribute },
    ExpressionAttributeValues: { ':now': epochSeconds(now) },
  };
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ ...isExpired, FilterExpression: '#until <= :now', ExclusiveStartKey }),
    );
    for (const item of page.Items ?? []) {
      const Key = { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] };
      // It may have been written again meanwhile, to be kept.
      const removal = new DeleteCommand({ ...isExpired, Key, ConditionExpression: '#until <= :now' });
      await client.send(removal).catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
      });
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  client.destroy();
}
