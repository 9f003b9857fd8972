import type { DynamoDBServiceException as ServiceException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { epochSeconds, type Instant } from '../../domain/instant.ts';
import { contentOf, type Item, type ItemRef, type Key } from './item.ts';
import { withRetries } from './retries.ts';
import { type IndexName, tableSchema } from './table-schema.ts';
import { RaceLost, reasonToTryAgain, transactItem, type Write } from './transaction.ts';

/** The items of one read, by reference. */
export interface Loaded {
  /** @returns the parsed item, or undefined where there is none. @throws ZodError where it is malformed. */
  get<T>(ref: ItemRef<T>): T | undefined;
}

export interface Query {
  readonly partition: string;
  readonly index?: IndexName | undefined;
  /** Only sort keys from here to there, both inclusive. */
  readonly between?: readonly [from: string, to: string] | undefined;
  /** Only sort keys that begin so. */
  readonly prefix?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
  readonly after?: Position | undefined;
}

/** Where an item stands in a list: its sort key there, and its own key. */
export interface Position extends Key {
  readonly position: string;
}

export interface QueryPage {
  readonly items: readonly { readonly at: Position; readonly item: Item }[];
  /** Whether the list goes on behind them. */
  readonly more: boolean;
}

export interface Table {
  /** A strongly consistent read: one request for up to 100 items. */
  load(refs: readonly ItemRef<unknown>[]): Promise<Loaded>;
  /** All writes or none. @throws RaceLost where a condition failed, or others write the same items all the time. */
  transact(writes: readonly Write[]): Promise<void>;
  /** One page of a list, at most 1 MB of it; strongly consistent but in the indexes. */
  query(query: Query): Promise<QueryPage>;
  /** Adds to a counter outside any transaction and returns its new value. */
  increment(key: Key, attribute: string): Promise<number>;
}

/** How often a transaction is tried again as it is where another one crosses it. */
const mostCrossings = 3;

/** How many items one BatchGetItem takes. */
const mostKeys = 100;

/**
 * The table behind the document client; every call is one request, but for throttling and contention.
 *
 * @param now the clock by which an item is taken for gone, however long the table takes to remove it
 */
export function createTable(client: DynamoDBDocumentClient, name: string, now: () => Instant): Table {
  return {
    async load(refs) {
      const items = new Map<string, Item>();
      for (const keys of chunks(distinct(refs), mostKeys)) {
        let unread: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
        await withRetries(async () => {
          const answer = await client.send(
            new BatchGetCommand({ RequestItems: { [name]: { Keys: unread, ConsistentRead: true } } }),
          );
          for (const item of answer.Responses?.[name] ?? []) items.set(itemId(item as Item & Key), item);
          unread = answer.UnprocessedKeys?.[name]?.Keys ?? [];
          return unread.length === 0;
        });
      }
      return {
        get(ref) {
          const item = items.get(itemId(ref.key));
          if (item === undefined || hasExpired(item, now())) return undefined;
          return ref.schema.parse(contentOf(item, ref.content));
        },
      };
    },

    async transact(writes) {
      const TransactItems = writes.map((write) => transactItem(name, write));
      // One token for all tries: where an earlier one was carried out and only its answer lost, the next finds
      // it done instead of its own conditions failed.
      const ClientRequestToken = crypto.randomUUID();
      let crossings = 0;
      let surelyUndone = true;
      await withRetries(async () => {
        try {
          await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
          return true;
        } catch (error) {
          if (reasonToTryAgain(error) === 'crossed') crossings += 1;
          surelyUndone &&= wasSentOnce(error);
          // Others write the same items all the time: it is better decided anew.
          if (crossings >= mostCrossings && surelyUndone) {
            throw new RaceLost('crossed by others', { cause: error });
          }
          return false;
        }
      });
    },

    async query({ partition, index, between, prefix, descending, limit, after }) {
      const [pk, sk] = index ? [`${index}pk`, `${index}sk`] : [tableSchema.partitionKey, tableSchema.sortKey];
      const range = between
        ? ' AND #sk BETWEEN :from AND :to'
        : prefix
          ? ' AND begins_with(#sk, :prefix)'
          : '';
      const answer = await client.send(
        new QueryCommand({
          TableName: name,
          IndexName: index,
          KeyConditionExpression: `#pk = :pk${range}`,
          ExpressionAttributeNames: { '#pk': pk, ...(range && { '#sk': sk }) },
          ExpressionAttributeValues: {
            ':pk': partition,
            ...(between ? { ':from': between[0], ':to': between[1] } : prefix && { ':prefix': prefix }),
          },
          ScanIndexForward: !descending,
          ConsistentRead: index === undefined,
          Limit: limit,
          ExclusiveStartKey: after && { pk: after.pk, sk: after.sk, [pk]: partition, [sk]: after.position },
        }),
      );
      const items = (answer.Items ?? []).map((item) => ({
        at: { pk: String(item.pk), sk: String(item.sk), position: String(item[sk]) },
        item,
      }));
      return { items, more: answer.LastEvaluatedKey !== undefined };
    },

    async increment(key, attribute) {
      const answer = await client.send(
        new UpdateCommand({
          TableName: name,
          Key: key,
          UpdateExpression: 'ADD #counter :one',
          ExpressionAttributeNames: { '#counter': attribute },
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(answer.Attributes?.[attribute]);
    },
  };
}

/** Where it was sent again, an earlier try may have been carried out although its answer was lost. */
function wasSentOnce(error: unknown): boolean {
  const { $metadata } = error as Partial<Pick<ServiceException, '$metadata'>>;
  return $metadata?.attempts === 1;
}

function hasExpired(item: Item, now: Instant): boolean {
  const until = item[tableSchema.timeToLiveAttribute];
  return typeof until === 'number' && until <= epochSeconds(now);
}

function distinct(refs: readonly ItemRef<unknown>[]): Key[] {
  return [...new Map(refs.map(({ key }) => [itemId(key), key])).values()];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

function itemId({ pk, sk }: Key): string {
  return `${pk}\u0000${sk}`;
}
