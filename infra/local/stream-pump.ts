import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { errorFields, type Log } from '../../shared/log.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { DeadLetters } from './dead-letters.ts';
import { createStreamConsumer, type Mapping, type StreamConsumer } from './stream-consumer.ts';
import { createStreamReader } from './stream-reader.ts';

const idlePollMilliseconds = 250;
/** How often a drain starts over because a function wrote something; under steady writes it would never end. */
const maximumRounds = 10;

export interface StreamPump {
  start(): void;
  /** Polls at once instead of at the next interval. */
  kick(): void;
  /** Resolves when all consumers have consumed what was written before the call and what that caused. */
  drain(): Promise<void>;
  /** Lets running deliveries end and delivers nothing more. */
  stop(): Promise<void>;
}

export interface StreamPumpParts {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly mappings: readonly Mapping[];
  readonly checkpoints: Checkpoints;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
}

/** Brings the table's stream to its consumers, each at its own pace and from its own checkpoint. */
export function createStreamPump(parts: StreamPumpParts): StreamPump {
  const { streamArn, log } = parts;
  const client = new DynamoDBStreamsClient({ endpoint: parts.endpoint });
  // It copies every record for a log line that nobody reads.
  client.middlewareStack.remove('loggerMiddleware');
  const stopping = new AbortController();
  const stopped = stopping.signal;
  let poll = new AbortController();
  let loops: Promise<unknown> = Promise.resolve();

  const consumers = parts.mappings.map((mapping) => {
    const reader = createStreamReader(client, streamArn, mapping.name, parts.checkpoints);
    return createStreamConsumer(mapping, { ...parts, reader, stopped });
  });

  async function run(consumer: StreamConsumer) {
    while (!stopped.aborted) {
      const { signal } = poll;
      try {
        await consumer.catchUp();
      } catch (error) {
        log('warn', { event: 'stream_poll_failed', ...errorFields(error) });
      }
      await wait(idlePollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  function kick() {
    const kicked = poll;
    poll = new AbortController();
    kicked.abort();
  }

  return {
    start() {
      loops = Promise.all(consumers.map(run));
    },
    kick,
    async drain() {
      const invocations = () => consumers.reduce((sum, consumer) => sum + consumer.invocations, 0);
      for (let round = 0; round < maximumRounds; round += 1) {
        const before = invocations();
        await Promise.all(consumers.map((consumer) => consumer.catchUp()));
        if (invocations() === before) return;
      }
    },
    async stop() {
      stopping.abort();
      kick();
      await loops;
      await Promise.all(consumers.map((consumer) => consumer.catchUp()));
      client.destroy();
    },
  };
}
