import type { DynamoDBBatchResponse } from 'aws-lambda';
import { expect, test } from 'vitest';
import { createDeadLetters } from '../../../infra/local/dead-letters.ts';
import { createStreamConsumer } from '../../../infra/local/stream-consumer.ts';
import type { StreamPage } from '../../../infra/local/stream-reader.ts';
import { silent, stateInMemory } from './helpers.ts';

/** A consumer of records numbered from 1 on, `odd` and `even` in turn, whose function answers as it is told. */
function consumerOf(count: number, answers: (() => DynamoDBBatchResponse | null)[], options = {}) {
  const records = Array.from({ length: count }, (_, i) => ({
    eventName: i % 2 ? ('MODIFY' as const) : ('INSERT' as const),
    dynamodb: { SequenceNumber: String(i + 1), Keys: { pk: { S: 'x' } } },
  }));
  const pages: StreamPage[] = [{ shardId: 's', records }];
  const delivered: string[][] = [];
  const checkpoints: string[] = [];
  const deadLetters = createDeadLetters(stateInMemory(), () => '2026-11-01T00:00:00.000Z', silent);
  const consumer = createStreamConsumer(
    {
      name: 'test',
      filters: [{}],
      async handler({ Records }) {
        delivered.push(Records.map((record) => record.dynamodb?.SequenceNumber ?? ''));
        return (answers.shift() ?? (() => null))();
      },
      ...options,
    },
    {
      reader: {
        read: async () => pages.shift(),
        checkpoint: (_, sequenceNumber) => void checkpoints.push(sequenceNumber),
        rewind: () => undefined,
      },
      deadLetters,
      log: silent,
      stopped: new AbortController().signal,
    },
  );
  return { consumer, delivered, checkpoints, deadLetters };
}

const failing =
  (...numbers: (string | null)[]) =>
  () =>
    ({ batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })) }) as DynamoDBBatchResponse;

const throwing = () => {
  throw new Error('no');
};

test('records come in batches, and what the filter leaves out is passed over', async () => {
  const { consumer, delivered, checkpoints } = consumerOf(5, [], {
    batchSize: 2,
    filters: [{ eventName: ['INSERT'] }],
  });
  await consumer.catchUp(performance.now());
  expect(delivered).toEqual([['1', '3'], ['5']]);
  expect(checkpoints).toEqual(['3', '5']);
});

test('the lowest failed record is the checkpoint, and all from there on come again', async () => {
  const { consumer, delivered, checkpoints } = consumerOf(4, [failing('4', '3')]);
  await consumer.catchUp(performance.now());
  expect(delivered).toEqual([
    ['1', '2', '3', '4'],
    ['3', '4'],
  ]);
  expect(checkpoints).toEqual(['2', '4']);
});

test.each([
  ['thrown', throwing],
  ['a null identifier', failing(null)],
  ['an unknown identifier', failing('99')],
])('%s fails the whole batch, which is halved', async (_, answer) => {
  const { consumer, delivered } = consumerOf(4, [answer]);
  await consumer.catchUp(performance.now());
  expect(delivered).toEqual([
    ['1', '2', '3', '4'],
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('a record that fails for good becomes a dead letter, and the others are delivered', async () => {
  const { consumer, delivered, deadLetters } = consumerOf(3, [throwing, throwing], {
    maximumRetryAttempts: 1,
  });
  await consumer.catchUp(performance.now());
  expect(delivered).toEqual([['1', '2', '3'], ['1'], ['2', '3']]);
  expect(deadLetters.list()).toMatchObject([
    { source: 'test', payload: [{ dynamodb: { SequenceNumber: '1' } }] },
  ]);
});
