import type { DynamoDBRecord } from 'aws-lambda';
import type { Checkpoints } from './checkpoints.ts';
import type { Shard, StreamPages } from './stream-pages.ts';

export interface StreamPage {
  readonly shardId: string;
  readonly records: readonly DynamoDBRecord[];
}

export interface StreamReader {
  /**
   * @param asOf by `performance.now()`: that there is nothing is answered as of then or later
   * @returns the next records after what was read, or undefined when there are none
   */
  read(asOf: number): Promise<StreamPage | undefined>;
  /** Notes that everything up to this record is consumed. */
  checkpoint(shardId: string, sequenceNumber: string): void;
  /** Reads again from the checkpoints. */
  rewind(): void;
}

/** Reads a table's stream for one consumer: from its checkpoints on, a shard's parent before the shard. */
export function createStreamReader(
  pages: StreamPages,
  streamArn: string,
  consumer: string,
  checkpoints: Checkpoints,
): StreamReader {
  /** Up to where each shard is read. */
  const positions = new Map<string, string>();
  const finished = new Set<string>();

  // Another stream's sequence numbers mean nothing to this one, so its name is part of the key.
  const key = (shardId: string) => `${streamArn}/${shardId}`;

  async function readableShards(): Promise<readonly Shard[]> {
    const shards = await pages.shards();
    const known = new Set(shards.map(({ id }) => id));
    return shards.filter(
      ({ id, parent }) => !finished.has(id) && (!parent || !known.has(parent) || finished.has(parent)),
    );
  }

  return {
    async read(asOf) {
      const asked = new Set<string>();
      for (;;) {
        // Anew each time, since where a shard ends those begin that continue it.
        const shardId = (await readableShards()).find(({ id }) => !asked.has(id))?.id;
        if (shardId === undefined) return undefined;
        asked.add(shardId);
        const after = positions.get(shardId) ?? checkpoints.get(consumer, key(shardId));
        const { records, ended } = await pages.read(shardId, after, asOf);
        if (ended) finished.add(shardId);
        const last = records.at(-1)?.dynamodb?.SequenceNumber;
        if (last === undefined) continue;
        positions.set(shardId, last);
        return { shardId, records };
      }
    },
    checkpoint: (shardId, sequenceNumber) => checkpoints.set(consumer, key(shardId), sequenceNumber),
    rewind() {
      positions.clear();
      finished.clear();
    },
  };
}
