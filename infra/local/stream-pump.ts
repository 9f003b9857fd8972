import { errorFields, type Log } from '../../shared/log.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { DeadLetters } from './dead-letters.ts';
import { createPolling } from './polling.ts';
import { createStreamApi } from './stream-api.ts';
import { createStreamConsumer, type Mapping, type StreamConsumer } from './stream-consumer.ts';
import { createStreamPages } from './stream-pages.ts';
import { createStreamReader } from './stream-reader.ts';

/** How often a drain starts over because a function wrote something; under steady writes it would never end. */
const maximumRounds = 10;

export interface StreamPump {
  start(): void;
  /** Has the stream read soon: something may have been written. */
  kick(): void;
  /** Resolves when all consumers have consumed what was written before the call and what that caused. */
  drain(): Promise<void>;
  /** Lets running deliveries end and delivers nothing more; what is left waits behind the checkpoints. */
  stop(): Promise<void>;
}

export interface StreamPumpParts {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly mappings: readonly Mapping[];
  readonly checkpoints: Checkpoints;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
  /** Told where records were dropped from the stream before all consumers had them. */
  readonly onGap: () => void;
}

/** Brings the table's stream to its consumers: read once for all, each at its own pace and from its own checkpoint. */
export function createStreamPump(parts: StreamPumpParts): StreamPump {
  const { streamArn, log, checkpoints, onGap } = parts;
  const pages = createStreamPages(createStreamApi(parts.endpoint), streamArn, onGap);
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const polling = createPolling();
  let loops: Promise<unknown> = Promise.resolve();

  const consumers = parts.mappings.map((mapping) => {
    const reader = createStreamReader(pages, streamArn, mapping.name, checkpoints);
    return createStreamConsumer(mapping, { ...parts, reader, stopped });
  });

  /** One page at each turn of all, so that the consumers read it together. */
  async function run(consumer: StreamConsumer) {
    while (!stopped.aborted) {
      try {
        const turn = await polling.turn();
        if (await consumer.step(turn)) polling.quicken();
      } catch (error) {
        log('warn', { event: 'stream_poll_failed', ...errorFields(error) });
      }
    }
  }

  async function catchUp(): Promise<void> {
    const asOf = performance.now();
    await Promise.all(consumers.map((consumer) => consumer.catchUp(asOf)));
  }

  return {
    start() {
      loops = Promise.all(consumers.map(run));
    },
    kick: polling.quicken,
    async drain() {
      const invocations = () => consumers.reduce((sum, consumer) => sum + consumer.invocations, 0);
      for (let round = 0; round < maximumRounds; round += 1) {
        const before = invocations();
        await catchUp();
        if (invocations() === before) return;
      }
    },
    async stop() {
      stopping.abort();
      polling.end();
      await loops;
      // A drain may be delivering still that nobody waits for any more.
      await Promise.all(consumers.map((consumer) => consumer.idle()));
    },
  };
}
