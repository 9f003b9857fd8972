import type { DynamoDBDocumentClient, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { wasContended, withRetries } from './retries.ts';
import { type IndexName, tableSchema } from './table-schema.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * An item's content lies in `data`, or in `row` where the indexes are to bring it along; items of counters are
 * `flat`, since only attributes of the top level can be added to before they exist.
 */
export type Content = 'data' | 'row' | 'flat';

/** Where an item lies and what its content must look like; reading through it parses. */
export interface ItemRef<T> {
  readonly key: Key;
  readonly content: Content;
  readonly schema: z.ZodType<T>;
}

export function itemRef<T>(key: Key, schema: z.ZodType<T>, content: Content = 'data'): ItemRef<T> {
  return { key, content, schema };
}

/** One action of a transaction, in the document client's own form without the table's name. */
export type Write =
  | {
      readonly put: Key;
      readonly data?: unknown;
      readonly row?: unknown;
      readonly attributes?: Attributes;
      readonly when?: Condition;
    }
  | {
      readonly update: Key;
      readonly expression: string;
      readonly names?: Names;
      readonly values?: Values;
      readonly when?: Condition;
    }
  | { readonly remove: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

/** Attributes beside the content: keys of the indexes, and what conditions and expiry look at. */
type Attributes = { readonly [K in `${IndexName}${'pk' | 'sk'}`]?: string } & {
  readonly version?: number;
  readonly shape?: number;
  readonly expiresAtEpochSeconds?: number;
};

export interface Condition {
  readonly expression: string;
  readonly names?: Names;
  readonly values?: Values;
}

type Names = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

/** The items of one read, by reference. */
export interface Loaded {
  /** @returns the parsed item, or undefined where there is none. @throws ZodError where it is malformed. */
  get<T>(ref: ItemRef<T>): T | undefined;
}

/** A condition of a transaction failed: somebody else was faster, or the write came twice. */
export class RaceLost extends Error {
  override readonly name = 'RaceLost';
  /** Which of the writes, by position, had a condition that failed. */
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super(`condition failed at ${failed.join(', ')}`);
    this.failed = failed;
  }
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

export type Item = Readonly<Record<string, unknown>>;

export interface QueryPage {
  readonly items: readonly { readonly at: Position; readonly item: Item }[];
  /** Whether the list goes on behind them. */
  readonly more: boolean;
}

export interface Table {
  /** A strongly consistent read: one request for up to 100 items. */
  load(refs: readonly ItemRef<unknown>[]): Promise<Loaded>;
  /** All writes or none. @throws RaceLost where a condition failed. */
  transact(writes: readonly Write[]): Promise<void>;
  /** One page of a list, at most 1 MB of it; strongly consistent but in the indexes. */
  query(query: Query): Promise<QueryPage>;
  /** Adds to a counter outside any transaction and returns its new value. */
  increment(key: Key, attribute: string): Promise<number>;
}

/** How many items one BatchGetItem takes. */
const mostKeys = 100;

/** The table behind the document client; every call is one request, but for throttling and contention. */
export function createTable(client: DynamoDBDocumentClient, name: string): Table {
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
          return item === undefined ? undefined : ref.schema.parse(contentOf(item, ref.content));
        },
      };
    },

    async transact(writes) {
      const TransactItems = writes.map((write) => action(name, write));
      // One token for all tries: where an earlier one was carried out and only its answer lost, the next finds
      // it done instead of its own conditions failed.
      const ClientRequestToken = crypto.randomUUID();
      await withRetries(async () => {
        try {
          await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
          return true;
        } catch (error) {
          const reasons = cancellationReasons(error);
          if (reasons === undefined) throw error;
          const failed = reasons.flatMap((code, at) => (code === 'ConditionalCheckFailed' ? [at] : []));
          if (failed.length > 0) throw new RaceLost(failed);
          if (reasons.some(wasContended)) return false;
          throw error;
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

export function contentOf(item: Item, content: Content): unknown {
  return content === 'flat' ? item : item[content];
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function action(TableName: string, write: Write): TransactItem {
  const condition = (when: Condition | undefined, names?: Names, values?: Values) => {
    const allNames = { ...names, ...when?.names };
    const allValues = { ...values, ...when?.values };
    return {
      ...(when && { ConditionExpression: when.expression }),
      ...(Object.keys(allNames).length > 0 && { ExpressionAttributeNames: allNames }),
      ...(Object.keys(allValues).length > 0 && { ExpressionAttributeValues: allValues }),
    };
  };
  if ('put' in write) {
    const { put, data, row, attributes, when } = write;
    return { Put: { TableName, Item: { ...put, data, row, ...attributes }, ...condition(when) } };
  }
  if ('update' in write) {
    const { update: Key, expression: UpdateExpression, names, values, when } = write;
    return { Update: { TableName, Key, UpdateExpression, ...condition(when, names, values) } };
  }
  if ('remove' in write) return { Delete: { TableName, Key: write.remove, ...condition(write.when) } };
  return {
    ConditionCheck: {
      TableName,
      Key: write.check,
      ...condition(write.when),
      ConditionExpression: write.when.expression,
    },
  };
}

function cancellationReasons(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const { CancellationReasons } = error as { CancellationReasons?: { Code?: string }[] };
  return (CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
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
