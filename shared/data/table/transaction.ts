import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './item.ts';
import { packed } from './packed.ts';
import type { IndexName } from './table-schema.ts';

/** One action of a transaction, in the document client's own form without the table's name. */
export type Write =
  | {
      readonly put: Key;
      readonly data?: unknown;
      /** Whether the data may be kept packed: no condition can look into it then. */
      readonly packs?: true;
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
    };

/** Attributes beside the content: keys of the indexes, and what conditions and expiry look at. */
export type Attributes = { readonly [K in `${IndexName}${'pk' | 'sk'}`]?: string } & {
  readonly version?: number;
  readonly shape?: number;
  readonly expiresAtEpochSeconds?: number;
};

export interface Condition {
  readonly expression: string;
  readonly names?: Names;
  readonly values?: Values;
}

/** Holds as long as the item is the version that was read, or is not there where there was none. */
export function unchangedSince(version: number | undefined): Condition {
  return version === undefined
    ? { expression: 'attribute_not_exists(pk)' }
    : {
        expression: '#version = :version',
        names: { '#version': 'version' },
        values: { ':version': version },
      };
}

type Names = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write as the document client takes it. */
export function transactItem(TableName: string, write: Write): TransactItem {
  if ('put' in write) {
    const { put, packs, row, attributes, when } = write;
    const data = packs ? packed(write.data) : write.data;
    return { Put: { TableName, Item: { ...put, data, row, ...attributes }, ...expressions(when) } };
  }
  const { update: Key, expression: UpdateExpression, names, values, when } = write;
  return { Update: { TableName, Key, UpdateExpression, ...expressions(when, names, values) } };
}

function expressions(when?: Condition, names?: Names, values?: Values) {
  const allNames = { ...names, ...when?.names };
  const allValues = { ...values, ...when?.values };
  return {
    ...(when && { ConditionExpression: when.expression }),
    ...(Object.keys(allNames).length > 0 && { ExpressionAttributeNames: allNames }),
    ...(Object.keys(allValues).length > 0 && { ExpressionAttributeValues: allValues }),
  };
}

/** A condition of a transaction failed: somebody else was faster, or the write came twice. */
export class RaceLost extends Error {
  override readonly name = 'RaceLost';
}

/** One of its items would be larger than an item can be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const throttled = ['ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Why another try of a failed transaction may do: nothing was wrong with it but the moment.
 *
 * @returns `crossed` where another one was writing the same items, `refused` where the table took none
 * @throws RaceLost where one of its conditions failed; TooLarge where an item would be; the error itself where it is
 *   anything else
 */
export function reasonToTryAgain(error: unknown): 'crossed' | 'refused' {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TransactionInProgressException') return 'refused';
  if (isTooLarge(error)) throw new TooLarge('an item cannot be stored', { cause: error });
  if (error.name !== 'TransactionCanceledException') throw error;
  const { CancellationReasons = [] } = error as { CancellationReasons?: { Code?: string }[] };
  const codes = CancellationReasons.flatMap(({ Code }) => Code ?? []);
  if (codes.includes('ConditionalCheckFailed')) throw new RaceLost('a condition failed', { cause: error });
  if (codes.includes('TransactionConflict')) return 'crossed';
  if (codes.includes('ValidationError')) throw new TooLarge('an item cannot be stored', { cause: error });
  if (codes.some((code) => throttled.includes(code))) return 'refused';
  throw error;
}

/** An item that is too large as it is told is refused before the transaction is begun. */
function isTooLarge({ name, message }: Error): boolean {
  return name === 'ValidationException' && /item size/i.test(message);
}
