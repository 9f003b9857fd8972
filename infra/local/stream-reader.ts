import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { Checkpoints } from './checkpoints.ts';

export interface StreamPage {
  readonly shardId: string;
  readonly records: readonly _Record[];
}

export interface StreamReader {
  /** @returns the next records after what was read, or undefined when there are none now. */
  read(): Promise<StreamPage | undefined>;
  /** Notes that everything up to this record is consumed. */
  checkpoint(shardId: string, sequenceNumber: string): void;
  /** Reads again from the checkpoints. */
  rewind(): void;
}

/** Reads a table's stream for one consumer: from its checkpoints on, a shard's parent before the shard. */
export function createStreamReader(
  client: DynamoDBStreamsClient,
  streamArn: string,
  consumer: string,
  checkpoints: Checkpoints,
): StreamReader {
  const iterators = new Map<string, string>();
  const finished = new Set<string>();
  let shards: readonly Shard[] | undefined;

  async function listShards(): Promise<readonly Shard[]> {
    const found: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription: stream } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
      );
      found.push(...(stream?.Shards ?? []));
      after = stream?.LastEvaluatedShardId;
    } while (after !== undefined);
    return found;
  }

  async function readableShards(): Promise<string[]> {
    shards ??= await listShards();
    if (shards.length === 0) shards = undefined;
    const known = new Set(shards?.map((shard) => shard.ShardId));
    return (shards ?? [])
      .filter(({ ParentShardId: parent }) => !parent || !known.has(parent) || finished.has(parent))
      .flatMap(({ ShardId: id }) => (id === undefined || finished.has(id) ? [] : [id]));
  }

  async function newIterator(shardId: string): Promise<string | undefined> {
    const shard = { StreamArn: streamArn, ShardId: shardId };
    const sequenceNumber = checkpoints.get(consumer, key(shardId));
    const ask = async (from: Pick<GetShardIteratorCommandInput, 'ShardIteratorType' | 'SequenceNumber'>) =>
      (await client.send(new GetShardIteratorCommand({ ...shard, ...from }))).ShardIterator;
    if (sequenceNumber === undefined) return ask({ ShardIteratorType: 'TRIM_HORIZON' });
    try {
      return await ask({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber });
    } catch (error) {
      if (!named(error, 'TrimmedDataAccessException')) throw error;
      checkpoints.forget(consumer, key(shardId));
      return ask({ ShardIteratorType: 'TRIM_HORIZON' });
    }
  }

  async function readShard(shardId: string): Promise<readonly _Record[]> {
    const iterator = iterators.get(shardId) ?? (await newIterator(shardId));
    // Only a missing next iterator ends a shard: the embedded engine reports an end for its open one.
    const { Records: records = [], NextShardIterator: next } =
      iterator === undefined ? {} : await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    if (next === undefined) {
      finished.add(shardId);
      shards = undefined;
    } else {
      iterators.set(shardId, next);
    }
    return records;
  }

  // Another stream's sequence numbers mean nothing to this one, so its name is part of the key.
  const key = (shardId: string) => `${streamArn}/${shardId}`;

  function rewind() {
    iterators.clear();
    finished.clear();
    shards = undefined;
  }

  return {
    async read() {
      for (const shardId of await readableShards()) {
        try {
          const records = await readShard(shardId);
          if (records.length > 0) return { shardId, records };
        } catch (error) {
          rewind();
          if (named(error, 'TrimmedDataAccessException')) checkpoints.forget(consumer, key(shardId));
          else if (!named(error, 'ExpiredIteratorException') && !named(error, 'ResourceNotFoundException')) {
            throw error;
          }
        }
      }
      return undefined;
    },
    checkpoint: (shardId, sequenceNumber) => checkpoints.set(consumer, key(shardId), sequenceNumber),
    rewind,
  };
}

function named(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
