import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { type StreamApi, StreamError } from './stream-api.ts';
import { lambdaRecord, streamRecordSchema } from './stream-event.ts';

export interface Shard {
  readonly id: string;
  /** The shard that it continues, to be read before it. */
  readonly parent: string | undefined;
}

export interface Page {
  readonly records: readonly DynamoDBRecord[];
  /** Nothing comes in this shard any more. */
  readonly ended: boolean;
}

/** One table's stream, read once for all of its consumers. */
export interface StreamPages {
  shards(): Promise<readonly Shard[]>;
  /**
   * @param after the sequence number of the last record before the page; from the first record on where there is none
   * @param asOf by `performance.now()`: that nothing follows is answered as of then or later
   */
  read(shardId: string, after: string | undefined, asOf: number): Promise<Page>;
}

/** How many pages are kept for consumers that come later; what lags further behind reads for itself. */
const mostPages = 4;
/** How many ways to go on are kept; who finds none gets one anew. */
const mostIterators = 16;

const shardsSchema = z.object({
  StreamDescription: z.object({
    Shards: z
      .array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() }))
      .default(() => []),
    LastEvaluatedShardId: z.string().optional(),
  }),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });
// Only a missing next iterator ends a shard: the embedded engine reports an end for its open one.
const recordsSchema = z.object({
  Records: z.array(streamRecordSchema).default(() => []),
  NextShardIterator: z.string().nullish(),
});

/** @param onGap told where records are gone that were not read yet */
export function createStreamPages(api: StreamApi, streamArn: string, onGap: () => void): StreamPages {
  const pages = new Map<string, { readonly askedAt: number; readonly page: Promise<Page> }>();
  /** How to go on behind a position. */
  const iterators = new Map<string, string>();
  let shards: readonly Shard[] | undefined;

  async function listShards(): Promise<Shard[]> {
    const found: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription: stream } = await api.send(
        'DescribeStream',
        { StreamArn: streamArn, ExclusiveStartShardId: after },
        shardsSchema,
      );
      found.push(...stream.Shards.map(({ ShardId: id, ParentShardId: parent }) => ({ id, parent })));
      after = stream.LastEvaluatedShardId;
    } while (after !== undefined);
    return found;
  }

  async function newIterator(shardId: string, after: string | undefined): Promise<string> {
    const from = async (type: string, sequenceNumber?: string) => {
      const input = {
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: type,
        SequenceNumber: sequenceNumber,
      };
      return (await api.send('GetShardIterator', input, iteratorSchema)).ShardIterator;
    };
    /** What is left begins behind it. The embedded engine knows no trimmed data and goes on all the same. */
    const isGone = async (sequenceNumber: string) => {
      const input = { ShardIterator: await from('TRIM_HORIZON'), Limit: 1 };
      const [first] = (await api.send('GetRecords', input, recordsSchema)).Records;
      return first !== undefined && BigInt(first.dynamodb.SequenceNumber) > BigInt(sequenceNumber);
    };
    if (after === undefined) return await from('TRIM_HORIZON');
    try {
      const next = await from('AFTER_SEQUENCE_NUMBER', after);
      if (!(await isGone(after))) return next;
    } catch (error) {
      if (!named(error, 'TrimmedDataAccessException')) throw error;
    }
    onGap();
    return await from('TRIM_HORIZON');
  }

  async function ask(shardId: string, after: string | undefined): Promise<Page> {
    const here = position(shardId, after);
    const known = iterators.get(here);
    iterators.delete(here);
    try {
      const iterator = known ?? (await newIterator(shardId, after));
      const { Records, NextShardIterator: next } = await api.send(
        'GetRecords',
        { ShardIterator: iterator },
        recordsSchema,
      );
      const records = Records.map((record) => lambdaRecord(record, streamArn));
      if (next) iterators.set(position(shardId, records.at(-1)?.dynamodb?.SequenceNumber ?? after), next);
      else shards = undefined;
      keepNewest(iterators, mostIterators);
      return { records, ended: !next };
    } catch (error) {
      // An iterator is good for some minutes, and for what is still there.
      if (known !== undefined) return await ask(shardId, after);
      if (named(error, 'ResourceNotFoundException')) shards = undefined;
      throw error;
    }
  }

  function start(shardId: string, after: string | undefined): Promise<Page> {
    const here = position(shardId, after);
    const asked = { askedAt: performance.now(), page: ask(shardId, after) };
    pages.delete(here);
    pages.set(here, asked);
    keepNewest(pages, mostPages);
    asked.page.catch(() => {
      if (pages.get(here) === asked) pages.delete(here);
    });
    return asked.page;
  }

  return {
    async shards() {
      const listed = shards ?? (await listShards());
      shards = listed.length > 0 ? listed : undefined;
      return listed;
    },
    async read(shardId, after, asOf) {
      const here = position(shardId, after);
      for (let known = pages.get(here); known; known = pages.get(here)) {
        const page = await known.page;
        if (page.records.length > 0 || page.ended || known.askedAt >= asOf) return page;
        if (pages.get(here) === known) break;
      }
      return await start(shardId, after);
    },
  };
}

function keepNewest(map: Map<string, unknown>, most: number): void {
  for (const oldest of [...map.keys()].slice(0, -most)) map.delete(oldest);
}

function position(shardId: string, after: string | undefined): string {
  return `${shardId} ${after ?? ''}`;
}

function named(error: unknown, name: string): boolean {
  return error instanceof StreamError && error.name === name;
}
