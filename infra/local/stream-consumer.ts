import { setTimeout as wait } from 'node:timers/promises';
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { errorFields, type Log } from '../../shared/log.ts';
import type { DeadLetters } from './dead-letters.ts';
import { createSerial } from './serial.ts';
import { createdAtSeconds, lambdaRecord } from './stream-event.ts';
import { matchesAny, type StreamFilter } from './stream-filter.ts';
import type { StreamPage, StreamReader } from './stream-reader.ts';

/** An event source mapping: which records go to which function, and how. */
export interface Mapping {
  readonly name: string;
  readonly filters: readonly StreamFilter[];
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | null | undefined>;
  /** 100 unless told otherwise. */
  readonly batchSize?: number;
  /** How often a batch is tried again before it becomes a dead letter; 8 unless told otherwise. */
  readonly maximumRetryAttempts?: number;
}

export interface StreamConsumer {
  /** Delivers until nothing is left of what was written before the call. */
  catchUp(): Promise<void>;
  /** How many times the function was called so far. */
  readonly invocations: number;
}

interface Parts {
  readonly reader: StreamReader;
  readonly streamArn: string;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
  readonly stopped: AbortSignal;
}

/**
 * Delivers as an event source mapping does: at least once, in order, the lowest failed record being the
 * checkpoint. A failing batch is halved and tried again with growing pauses, and becomes a dead letter at last.
 */
export function createStreamConsumer(mapping: Mapping, parts: Parts): StreamConsumer {
  const { name, filters, handler, batchSize = 100, maximumRetryAttempts = 8 } = mapping;
  const { reader, streamArn, deadLetters, log, stopped } = parts;
  const serial = createSerial();
  let invocations = 0;

  /** @returns how many records, from the first on, the function took. */
  async function invoke(batch: readonly _Record[]): Promise<{ taken: number; error?: unknown }> {
    const records = batch.map((record) => lambdaRecord(record, streamArn));
    try {
      const response = await handler({ Records: records });
      const failed = (response?.batchItemFailures ?? []).map(({ itemIdentifier }) =>
        records.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
      );
      // An identifier that names no record of the batch fails it as a whole.
      if (failed.length > 0) return { taken: Math.max(0, Math.min(...failed)), error: 'reported as failed' };
      return { taken: records.length };
    } catch (error) {
      return { taken: 0, error };
    } finally {
      invocations += 1;
    }
  }

  async function deliver({ shardId, records }: StreamPage): Promise<void> {
    let rest = records;
    let size = batchSize;
    let attempt = 0;

    function consume(count: number) {
      const last = rest[count - 1]?.dynamodb?.SequenceNumber;
      if (last !== undefined) reader.checkpoint(shardId, last);
      rest = rest.slice(count);
    }

    while (rest.length > 0 && !stopped.aborted) {
      const batch = rest.filter((record) => matchesAny(record, filters)).slice(0, size);
      const [first] = batch;
      if (first === undefined) {
        consume(rest.length);
        return;
      }
      const { taken, error } = await invoke(batch);
      const untaken = batch[taken];
      if (untaken === undefined) {
        consume(rest.indexOf(batch.at(-1) ?? first) + 1);
      } else if (taken > 0) {
        consume(rest.indexOf(untaken));
      } else if (attempt < maximumRetryAttempts) {
        log('warn', {
          event: 'stream_batch_failed',
          subject: name,
          count: batch.length,
          ...errorFields(error),
        });
        await pause(50 * 2 ** attempt, stopped);
        size = Math.max(1, Math.floor(batch.length / 2));
        attempt += 1;
        continue;
      } else {
        deadLetters.add(
          name,
          batch.map((record) => lambdaRecord(record, streamArn)),
          error,
        );
        consume(rest.indexOf(batch.at(-1) ?? first) + 1);
      }
      size = batchSize;
      attempt = 0;
    }
  }

  async function deliverAll(): Promise<void> {
    const calledAtSeconds = Math.floor(Date.now() / 1000);
    while (!stopped.aborted) {
      const page = await reader.read();
      if (page === undefined) return;
      try {
        await deliver(page);
      } catch (error) {
        reader.rewind();
        throw error;
      }
      // Under steady writes the stream never runs empty; what came after the call is not waited for.
      if (page.records.some((record) => createdAtSeconds(record) > calledAtSeconds)) return;
    }
  }

  return {
    catchUp: () => serial(deliverAll),
    get invocations() {
      return invocations;
    },
  };
}

async function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  await wait(Math.min(milliseconds, 1000), undefined, { signal: stopped }).catch(() => undefined);
}
