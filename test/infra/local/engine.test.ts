import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { ensureTable } from '../../../infra/local/create-table.ts';
import { embeddedBinary, startEngine } from '../../../infra/local/engine.ts';
import { killOrphan } from '../../../infra/local/orphan.ts';
import { keepUpStream, trimStream } from '../../../infra/local/stream-upkeep.ts';
import { isRunning, temporaryDirectory } from './helpers.ts';

async function table() {
  const engine = await startEngine(temporaryDirectory());
  onTestFinished(engine.stop);
  const { endpoint, databasePath = '' } = engine;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  const put = (pk: string) =>
    client.send(new PutItemCommand({ TableName: 'care', Item: { pk: { S: pk }, sk: { S: 'x' } } }));
  return { client, put, databasePath, streamArn: await ensureTable(client, 'care') };
}

test('the table is created once', async () => {
  const { client, streamArn } = await table();
  expect(await ensureTable(client, 'care')).toBe(streamArn);
});

test('old records that are consumed are dropped but for the last of them, never the newest, and the numbers go on', async () => {
  const { put, databasePath } = await table();
  onTestFinished(keepUpStream(databasePath, () => undefined));
  const database = new DatabaseSync(databasePath);
  onTestFinished(() => database.close());
  const numbers = () =>
    database
      .prepare('SELECT sequence_number AS n FROM _stream_records')
      .all()
      .map(({ n }) => n);

  for (const pk of ['a', 'b', 'c', 'd']) await put(pk);
  trimStream(database, '4');
  expect(numbers()).toEqual(['1', '2', '3', '4']);
  database.exec('UPDATE _stream_records SET created_at = created_at - 90000');
  trimStream(database, undefined);
  trimStream(database, '3');
  expect(numbers()).toEqual(['3', '4']);
  trimStream(database, '4');
  expect(numbers()).toEqual(['4']);
  await put('e');
  expect(numbers()).toEqual(['4', '5']);
});

test('without the embedded engine the way out is named', () => {
  expect(() => embeddedBinary('@dynoxide/not-installed')).toThrow(
    /npm install --include=optional.*DYNAMODB_ENDPOINT/,
  );
});

test('an engine that outlived whoever started it is ended', async () => {
  const directory = temporaryDirectory();
  const [pidFile, database] = [join(directory, 'engine.pid'), join(directory, 'dynamodb.db')];
  const { pid = 0 } = spawn(embeddedBinary(), ['--port', '0', '--db-path', database], { stdio: 'ignore' });
  onTestFinished(() => killOrphan(pidFile, database));
  writeFileSync(pidFile, String(pid));
  await expect.poll(() => existsSync(database)).toBe(true);
  await killOrphan(pidFile, database);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('only the engine on the very same database is taken for an orphan', async () => {
  const directory = temporaryDirectory();
  const pidFile = join(directory, 'engine.pid');
  const child = spawn('sleep', ['60']);
  onTestFinished(() => void child.kill());
  await once(child, 'spawn');
  writeFileSync(pidFile, String(child.pid));
  await killOrphan(pidFile, join(directory, 'dynamodb.db'));
  expect(child.kill(0)).toBe(true);
});
