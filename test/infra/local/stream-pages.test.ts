import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCheckpoints } from '../../../infra/local/checkpoints.ts';
import { createDeadLetters } from '../../../infra/local/dead-letters.ts';
import { listen, readBody } from '../../../infra/local/http.ts';
import type { Mapping } from '../../../infra/local/stream-consumer.ts';
import { createStreamPump } from '../../../infra/local/stream-pump.ts';
import { silent, stateInMemory } from './helpers.ts';

const trimmed = 'com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException';

/** A stream of one shard whose records are numbered from 1 on, and what is asked of it. */
async function stream() {
  const asked: string[] = [];
  const stored = {
    last: 0,
    first: 1,
    tellsOfTrimmed: true,
    refusals: [] as [status: number, type: string][],
  };
  const { port, close } = await listen((request, response) => {
    void readBody(request, 10_000).then((body) => {
      const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
      const input = JSON.parse(body.toString()) as Record<string, string>;
      asked.push(operation);
      const refusal = stored.refusals.shift() ?? answers.refusal(operation, input);
      response.writeHead(refusal?.[0] ?? 200);
      response.end(JSON.stringify(refusal ? { __type: refusal[1] } : answers.of(operation, input)));
    });
  }, 0);
  onTestFinished(close);
  const answers = {
    refusal: (operation: string, { SequenceNumber: after = '' }): [number, string] | undefined =>
      stored.tellsOfTrimmed &&
      operation === 'GetShardIterator' &&
      after !== '' &&
      Number(after) < stored.first - 1
        ? [400, trimmed]
        : undefined,
    of(operation: string, { SequenceNumber, ShardIterator }: Record<string, string>) {
      if (operation === 'DescribeStream') return { StreamDescription: { Shards: [{ ShardId: 's' }] } };
      if (operation === 'GetShardIterator')
        return { ShardIterator: SequenceNumber ?? String(stored.first - 1) };
      const from = Math.max(Number(ShardIterator), stored.first - 1);
      const Records = Array.from({ length: Math.min(10, stored.last - from) }, (_, at) => ({
        eventName: 'INSERT',
        dynamodb: {
          SequenceNumber: String(from + at + 1),
          Keys: { pk: { S: 'x' } },
          ApproximateCreationDateTime: 1.5,
        },
      }));
      return { Records, NextShardIterator: String(from + Records.length) };
    },
  };
  const reads = () => asked.splice(0).filter((operation) => operation === 'GetRecords').length;
  return { endpoint: `http://127.0.0.1:${port}`, stored, reads };
}

function pumpOf(endpoint: string, handlers: Record<string, Mapping['handler']>, state = stateInMemory()) {
  const onGap = vi.fn();
  const pump = createStreamPump({
    endpoint,
    streamArn: 'arn',
    mappings: Object.entries(handlers).map(([name, handler]) => ({ name, filters: [{}], handler })),
    checkpoints: createCheckpoints(state),
    deadLetters: createDeadLetters(state, () => '2026-11-01T00:00:00.000Z', silent),
    log: silent,
    onGap,
  });
  onTestFinished(pump.stop);
  return { ...pump, onGap, state };
}

/** Notes the numbers of what it is handed. */
function taker() {
  const taken: number[] = [];
  const take = async ({ Records }: DynamoDBStreamEvent) =>
    void taken.push(...Records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber)));
  return { taken, take };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test('the stream is read once for all consumers, each of which gets all of it', async () => {
  const { endpoint, stored, reads } = await stream();
  const [a, b] = [taker(), taker()];
  const { drain } = pumpOf(endpoint, { a: a.take, b: b.take });
  stored.last = 25;
  await drain();
  expect(a.taken).toEqual(numbers(1, 25));
  expect(b.taken).toEqual(numbers(1, 25));
  // Three pages, and twice that nothing follows: once it is there and once no function wrote more.
  expect(reads()).toBe(5);
});

test('a drain has what was written before it, though the stream was looked at just then', async () => {
  const { endpoint, stored } = await stream();
  const a = taker();
  const { drain } = pumpOf(endpoint, { a: a.take });
  const before = drain();
  stored.last = 1;
  await drain();
  expect(a.taken).toEqual([1]);
  await before;
});

test.each([
  ['is throttled', 400, 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'],
  ['fails', 500, 'com.amazonaws.dynamodb.v20120810#InternalServerError'],
])('a read that %s is tried again', async (_, status, type) => {
  const { endpoint, stored } = await stream();
  const a = taker();
  const { drain } = pumpOf(endpoint, { a: a.take });
  await drain();
  stored.last = 3;
  // Of whatever is asked next, the tries included, but for the third.
  stored.refusals.push([status, type], [status, type]);
  await drain();
  expect(a.taken).toEqual(numbers(1, 3));
});

test('where an iterator has expired, it goes on with another', async () => {
  const { endpoint, stored } = await stream();
  const a = taker();
  const { drain } = pumpOf(endpoint, { a: a.take });
  await drain();
  stored.last = 3;
  stored.refusals.push([400, 'com.amazonaws.dynamodb.v20120810#ExpiredIteratorException']);
  await drain();
  expect(a.taken).toEqual(numbers(1, 3));
});

test('where records are gone that were not read, that is told, and what is there is read', async () => {
  const { endpoint, stored } = await stream();
  stored.last = 2;
  const first = pumpOf(endpoint, { a: taker().take });
  await first.drain();
  stored.first = 7;
  stored.last = 9;
  const a = taker();
  const { drain, onGap } = pumpOf(endpoint, { a: a.take }, first.state);
  await drain();
  expect(a.taken).toEqual(numbers(7, 9));
  expect(onGap).toHaveBeenCalledOnce();
});

test.each([
  ['the last one that was read is still there', 2, 0],
  ['it is not', 3, 1],
])('where nobody says whether records are gone, that is seen by what is left: %s', async (_, left, gaps) => {
  const { endpoint, stored } = await stream();
  stored.tellsOfTrimmed = false;
  stored.last = 2;
  const first = pumpOf(endpoint, { a: taker().take });
  await first.drain();
  stored.first = left;
  stored.last = 9;
  const a = taker();
  const { drain, onGap } = pumpOf(endpoint, { a: a.take }, first.state);
  await drain();
  expect(a.taken).toEqual(numbers(3, 9));
  expect(onGap).toHaveBeenCalledTimes(gaps);
});

test('it is looked at ever more seldom while nothing comes', async () => {
  const { endpoint, reads } = await stream();
  const pump = pumpOf(endpoint, { a: taker().take });
  pump.start();
  await wait(1000);
  // After 0, 200 and 600 ms; every 100 ms it would be ten.
  expect(reads()).toBeLessThan(6);
});
