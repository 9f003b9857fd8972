import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Checkpoints, createCheckpoints } from '../../../infra/local/checkpoints.ts';
import { ensureTable } from '../../../infra/local/create-table.ts';
import { createDeadLetters } from '../../../infra/local/dead-letters.ts';
import { localCredentials, localRegion } from '../../../infra/local/direct-clients.ts';
import { type Engine, startEngine } from '../../../infra/local/engine.ts';
import { createExpiry } from '../../../infra/local/expire-items.ts';
import { createExpiries, expiryFilters } from '../../../infra/local/expiries.ts';
import { createStreamPump } from '../../../infra/local/stream-pump.ts';
import { trimStream } from '../../../infra/local/stream-upkeep.ts';
import { silent, stateInMemory, temporaryDirectory } from './helpers.ts';

const TableName = 'pumped';

let engine: Engine;
let client: DynamoDBClient;
let streamArn: string;

beforeEach(async () => {
  engine = await startEngine(temporaryDirectory());
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  });
  client = new DynamoDBClient({});
  streamArn = await ensureTable(client, TableName);
});

afterEach(async () => {
  client.destroy();
  await engine.stop();
});

const put = (pk: string, rest: object = {}) =>
  DynamoDBDocumentClient.from(client).send(new PutCommand({ TableName, Item: { pk, sk: 'x', ...rest } }));

async function putAll(pks: readonly string[]) {
  for (const pk of pks) await put(pk);
}

/** Takes down which items it hears of, each time after `before` has ended. */
function listener(name: string, before: () => Promise<unknown> = async () => undefined) {
  const heard: string[] = [];
  const handler = async ({ Records }: DynamoDBStreamEvent) => {
    await before();
    heard.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? ''));
    return null;
  };
  return { heard, mapping: { name, filters: [{}], handler, batchSize: 2 } };
}

function pumpOf(
  mappings: Parameters<typeof createStreamPump>[0]['mappings'],
  checkpoints: Checkpoints,
  onGap: () => void = () => undefined,
) {
  const deadLetters = createDeadLetters(stateInMemory(), () => '2026-11-01T00:00:00.000Z', silent);
  const { endpoint } = engine;
  return createStreamPump({ endpoint, streamArn, mappings, checkpoints, deadLetters, log: silent, onGap });
}

const expiringAt = (instant: string) => ({ expiresAtEpochSeconds: Date.parse(instant) / 1000 });

async function left(): Promise<string[]> {
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(new ScanCommand({ TableName }));
  return Items.map(({ pk }) => String(pk)).toSorted();
}

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `item-${from + at}`);

test('a consumer that is stuck keeps no other from its records, and has all of them later, in order', async () => {
  const stuck = Promise.withResolvers<void>();
  const slow = listener('slow', () => stuck.promise);
  const fast = listener('fast');
  const pump = pumpOf([slow.mapping, fast.mapping], createCheckpoints(stateInMemory()));
  pump.start();
  for (let page = 0; page < 8; page += 1) {
    await putAll(names(3 * page, 3 * page + 3));
    pump.kick();
    await expect.poll(() => fast.heard.length, { interval: 5 }).toBe(3 * page + 3);
  }
  expect(slow.heard).toEqual([]);
  stuck.resolve();
  await pump.drain();
  await pump.stop();
  expect(slow.heard).toEqual(names(0, 24));
  expect(fast.heard).toEqual(names(0, 24));
});

test('whoever starts again goes on from each consumer’s own checkpoint and misses nothing', async () => {
  const checkpoints = createCheckpoints(stateInMemory());
  const never = new Promise<void>(() => undefined);
  await putAll(names(0, 6));
  // Ended as by a kill: the one has taken two of its batches, the other all, and nobody is told.
  let batches = 0;
  const cut = listener('cut', () => (++batches > 2 ? never : Promise.resolve()));
  const whole = listener('whole');
  const killed = pumpOf([cut.mapping, whole.mapping], checkpoints);
  killed.start();
  await expect.poll(() => [cut.heard.length, whole.heard.length, batches]).toEqual([4, 6, 3]);
  await putAll(names(6, 8));

  const [cutAgain, wholeAgain] = [listener('cut'), listener('whole')];
  const pump = pumpOf([cutAgain.mapping, wholeAgain.mapping], checkpoints);
  await pump.drain();
  expect(cutAgain.heard).toEqual(names(4, 8));
  // What the killed one would still have heard is not counted against this one.
  expect([...new Set([...whole.heard, ...wholeAgain.heard])]).toEqual(names(0, 8));
  await pump.stop();
  // Its stuck consumer never ends, but what polls does.
  void killed.stop();
});

test('a stop waits for the delivery that a drain has begun, and leaves the rest to the next start', async () => {
  const checkpoints = createCheckpoints(stateInMemory());
  const held = Promise.withResolvers<void>();
  let begun = false;
  const slow = listener('slow', () => {
    begun = true;
    return held.promise;
  });
  const pump = pumpOf([slow.mapping], checkpoints);
  await putAll(names(0, 5));
  void pump.drain();
  await expect.poll(() => begun, { interval: 5 }).toBe(true);
  const ended = vi.fn();
  const stopped = pump.stop().then(ended);
  await wait(50);
  expect(ended).not.toHaveBeenCalled();
  held.resolve();
  await stopped;
  expect(slow.heard).toEqual(names(0, 2));

  const next = listener('slow');
  const again = pumpOf([next.mapping], checkpoints);
  await again.drain();
  expect(next.heard).toEqual(names(2, 5));
  await again.stop();
});

test('what was there before and what the stream tells of expires by its time, and by that alone', async () => {
  const state = stateInMemory();
  const expiries = createExpiries(state, streamArn);
  const mapping = { name: 'expiries', filters: expiryFilters, handler: expiries.follow };
  const pump = pumpOf([mapping], createCheckpoints(state));
  const expire = createExpiry(TableName, expiries);
  await put('before', expiringAt('2026-11-02T00:00:00Z'));
  await put('for-good');
  await expire('2026-11-01T00:00:00.000Z');
  await put('after', expiringAt('2026-11-03T00:00:00Z'));
  await put('extended', expiringAt('2026-11-02T00:00:00Z'));
  await pump.drain();
  // Not told yet when it is looked at: the item itself says that it is not over.
  await put('extended', expiringAt('2026-11-04T00:00:00Z'));
  await expire('2026-11-02T00:00:00.000Z');
  expect(await left()).toEqual(['after', 'extended', 'for-good']);
  await pump.drain();
  await expire('2026-11-03T23:59:59.000Z');
  expect(await left()).toEqual(['extended', 'for-good']);
  await expire('2026-11-04T00:00:00.000Z');
  expect(await left()).toEqual(['for-good']);
  await pump.stop();
});

test.each([
  ['it is told of', 1, (stream: DatabaseSync) => stream.exec('DELETE FROM _stream_records WHERE id < 5')],
  ['what all have read and upkeep trims is none', 0, (stream: DatabaseSync) => trimStream(stream, '3')],
])('what expires is known after a gap in the stream: %s', async (_, gaps, trim) => {
  const state = stateInMemory();
  const expiries = createExpiries(state, streamArn);
  const onGap = vi.fn(expiries.startOver);
  const mapping = { name: 'expiries', filters: expiryFilters, handler: expiries.follow };
  const pump = () => pumpOf([mapping], createCheckpoints(state), onGap);
  const expire = createExpiry(TableName, expiries);
  const first = pump();
  await putAll(['a', 'b', 'c']);
  await expire('2026-11-01T00:00:00.000Z');
  await first.drain();
  await first.stop();

  await put('missed', expiringAt('2026-11-02T00:00:00Z'));
  await put('later', expiringAt('2026-11-04T00:00:00Z'));
  const stream = new DatabaseSync(engine.databasePath ?? '', { timeout: 5_000 });
  stream.exec('UPDATE _stream_records SET created_at = created_at - 90000');
  trim(stream);
  const numbers = stream.prepare('SELECT CAST(sequence_number AS INTEGER) AS n FROM _stream_records').all();
  expect(numbers.map(({ n }) => n)).toEqual(gaps ? [5] : [3, 4, 5]);
  stream.close();

  const second = pump();
  await second.drain();
  await expire('2026-11-03T00:00:00.000Z');
  expect(onGap).toHaveBeenCalledTimes(gaps);
  expect(await left()).toEqual(['a', 'b', 'c', 'later']);
  await second.stop();
});
