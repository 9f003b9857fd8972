import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { errorFields, type Log } from '../../shared/log.ts';
import type { DeadLetters } from './dead-letters.ts';
import { createSerial } from './serial.ts';
import { createdAtSeconds } from './stream-event.ts';
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
  /** Delivers the next page, if there is one. @returns whether there was */
  step(asOf: number): Promise<boolean>;
  /** Delivers until nothing is left of what was written by `asOf` of `performance.now()`, which is the present. */
  catchUp(asOf: number): Promise<void>;
  /** Resolves when the deliveries that are under way, or have been asked for, are over. */
  idle(): Promise<void>;
  /** How many times the function was called so far. */
  readonly invocations: number;
}

interface Parts {
  readonly reader: StreamReader;
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
  const { reader, deadLetters, log, stopped } = parts;
  const serial = createSerial();
  let invocations = 0;

  /** @returns how many records, from the first on, the function took. */
  async function invoke(records: DynamoDBRecord[]): Promise<{ taken: number; error?: unknown }> {
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
        deadLetters.add(name, batch, error);
        consume(rest.indexOf(batch.at(-1) ?? first) + 1);
      }
      size = batchSize;
      attempt = 0;
    }
  }

  async function next(asOf: number): Promise<StreamPage | undefined> {
    if (stopped.aborted) return undefined;
    const page = await reader.read(asOf);
    if (page === undefined) return undefined;
    try {
      await deliver(page);
    } catch (error) {
      reader.rewind();
      throw error;
    }
    return page;
  }

  async function deliverAll(asOf: number): Promise<void> {
    const calledAtSeconds = Math.floor(Date.now() / 1000);
    for (let page = await next(asOf); page; page = await next(asOf)) {
      // Under steady writes the stream never runs empty; what came after the call is not waited for.
      if (page.records.some((record) => createdAtSeconds(record) > calledAtSeconds)) return;
    }
  }

  return {
    step: (asOf) => serial(async () => (await next(asOf)) !== undefined),
    catchUp: (asOf) => serial(() => deliverAll(asOf)),
    idle: () => serial(async () => undefined),
    get invocations() {
      return invocations;
    },
  };
}

async function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  await wait(Math.min(milliseconds, 1000), undefined, { signal: stopped }).catch(() => undefined);
}
