import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableSchema } from '../../shared/data/table/table-schema.ts';
import { epochSeconds, type Instant } from '../../shared/domain/calendar.ts';
import type { Expiries, Expiry } from './expiries.ts';

/** How many are removed at once. */
const atOnce = 16;

const { partitionKey, sortKey, timeToLiveAttribute } = tableSchema;
const names = { '#until': timeToLiveAttribute };

/**
 * Removes what has expired, as DynamoDB does by itself: here by the system's clock, which may be moved. What expires
 * when is remembered, so that a table of any size is looked through once only.
 *
 * @returns a function that removes what has expired by the given instant, of what `expiries` have heard of
 */
export function createExpiry(tableName: string, expiries: Expiries): (now: Instant) => Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 10 }));

  async function lookThrough(): Promise<Expiry[]> {
    const found: Expiry[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: tableName,
          ConsistentRead: true,
          FilterExpression: 'attribute_exists(#until)',
          ProjectionExpression: '#pk, #sk, #until',
          ExpressionAttributeNames: { ...names, '#pk': partitionKey, '#sk': sortKey },
          ExclusiveStartKey,
        }),
      );
      for (const item of page.Items ?? []) {
        found.push({
          pk: String(item[partitionKey]),
          sk: String(item[sortKey]),
          untilEpochSeconds: Math.floor(Number(item[timeToLiveAttribute])),
        });
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  }

  async function remove(expiry: Expiry, nowEpochSeconds: number): Promise<void> {
    const removal = new DeleteCommand({
      TableName: tableName,
      Key: { [partitionKey]: expiry.pk, [sortKey]: expiry.sk },
      // It may have been written again meanwhile, to be kept.
      ConditionExpression: '#until <= :now',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':now': nowEpochSeconds },
    });
    await client.send(removal).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
    });
    expiries.forget(expiry);
  }

  return async (now) => {
    await expiries.complete(lookThrough);
    const nowEpochSeconds = epochSeconds(now);
    for (let due = expiries.due(nowEpochSeconds, atOnce); due.length > 0; ) {
      await Promise.all(due.map((expiry) => remove(expiry, nowEpochSeconds)));
      due = expiries.due(nowEpochSeconds, atOnce);
    }
  };
}
