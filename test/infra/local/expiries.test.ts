import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { createExpiries, expiryFilters } from '../../../infra/local/expiries.ts';
import { matchesAny } from '../../../infra/local/stream-filter.ts';
import { stateInMemory } from './helpers.ts';

const stream = 'arn:aws:dynamodb:local:000000000000:table/t/stream/1';
const until = (seconds: number | undefined) =>
  seconds === undefined ? {} : { expiresAtEpochSeconds: { N: String(seconds) } };

/** That an item was written, with a time to live or without; or, with no image, that it is gone. */
function record(pk: string, before: object | undefined, after: object | undefined): DynamoDBRecord {
  return {
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: 'x' } },
      ...(before && { OldImage: before }),
      ...(after && { NewImage: after }),
    },
  } as DynamoDBRecord;
}

function followed(state: DatabaseSync, ...Records: DynamoDBRecord[]) {
  const expiries = createExpiries(state, stream);
  return { expiries, follow: expiries.follow({ Records }) };
}

const dueBy = (expiries: ReturnType<typeof createExpiries>, seconds: number) =>
  expiries.due(seconds, 10).map(({ pk, untilEpochSeconds }) => `${pk} ${untilEpochSeconds}`);

const found = (...pks: string[]) => pks.map((pk) => ({ pk, sk: 'x', untilEpochSeconds: 100 }));

/** Whether it has to, to know everything, and does so. */
async function looksThrough(expiries: ReturnType<typeof createExpiries>): Promise<boolean> {
  const look = vi.fn(async () => []);
  await expiries.complete(look);
  return look.mock.calls.length > 0;
}

test('what expires is due by its time, the first one first, and not before', async () => {
  const { expiries, follow } = followed(
    stateInMemory(),
    record('b', undefined, until(200)),
    record('a', undefined, until(100)),
    record('c', undefined, until(300)),
  );
  await follow;
  expect(dueBy(expiries, 99)).toEqual([]);
  expect(dueBy(expiries, 200)).toEqual(['a 100', 'b 200']);
  expect(expiries.due(300, 2)).toHaveLength(2);
});

test('a later time, no time any more, and an item that is gone are heard of', async () => {
  const { expiries, follow } = followed(
    stateInMemory(),
    record('extended', undefined, until(100)),
    record('kept', undefined, until(100)),
    record('gone', undefined, until(100)),
    record('extended', until(100), until(400)),
    record('kept', until(100), until(undefined)),
    record('gone', until(100), undefined),
  );
  await follow;
  expect(dueBy(expiries, 399)).toEqual([]);
  expect(dueBy(expiries, 400)).toEqual(['extended 400']);
});

test('only records of what expires, or did, are followed', () => {
  expect(matchesAny(record('a', undefined, until(1)), expiryFilters)).toBe(true);
  expect(matchesAny(record('a', until(1), undefined), expiryFilters)).toBe(true);
  expect(matchesAny(record('a', until(undefined), until(undefined)), expiryFilters)).toBe(false);
});

test('what is served is forgotten, but for a time that was heard of since', async () => {
  const { expiries, follow } = followed(stateInMemory(), record('a', undefined, until(100)));
  await follow;
  const [served] = expiries.due(100, 1);
  await expiries.follow({ Records: [record('a', until(100), until(500))] });
  if (served) expiries.forget(served);
  expect(dueBy(expiries, 500)).toEqual(['a 500']);
  await expiries.follow({ Records: [record('a', until(500), undefined)] });
  expect(dueBy(expiries, 500)).toEqual([]);
});

test('what the table was found to hold yields to what the stream has told', async () => {
  const { expiries, follow } = followed(stateInMemory(), record('a', until(100), until(900)));
  await follow;
  await expiries.complete(async () => found('a', 'b'));
  expect(dueBy(expiries, 900)).toEqual(['b 100', 'a 900']);
});

test('all of it survives a restart, but nothing the change to another table or a gap in the stream', async () => {
  const state = stateInMemory();
  const { expiries, follow } = followed(state, record('a', undefined, until(100)));
  await follow;
  expect(await looksThrough(expiries)).toBe(true);
  const restarted = createExpiries(state, stream);
  expect(await looksThrough(restarted)).toBe(false);
  expect(dueBy(restarted, 100)).toEqual(['a 100']);
  restarted.startOver();
  expect(dueBy(restarted, 100)).toEqual([]);
  expect(await looksThrough(restarted)).toBe(true);
  await restarted.follow({ Records: [record('a', undefined, until(100))] });
  const ofAnother = createExpiries(state, `${stream}2`);
  expect(dueBy(ofAnother, 100)).toEqual([]);
  expect(await looksThrough(ofAnother)).toBe(true);
});

test('the table is looked through again where a gap was told of meanwhile', async () => {
  const expiries = createExpiries(stateInMemory(), stream);
  const answers = [found('a'), found('a', 'missed')];
  await expiries.complete(async () => {
    if (answers.length === 2) expiries.startOver();
    return answers.shift() ?? [];
  });
  expect(dueBy(expiries, 100)).toEqual(['a 100', 'missed 100']);
  expect(await looksThrough(expiries)).toBe(false);
});
