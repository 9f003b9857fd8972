import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import { localTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import type { Key } from '../../shared/data/item.ts';
import { keys } from '../../shared/data/keys.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import { type Client, createClient } from './support/client.ts';
import { branchId, newPhone, visitBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

const script = join(import.meta.dirname, '../../infra/local/check-sampling.ts');

let system: SystemUnderTest;
let client: Client;
let days: Days;
let visits: VisitView[];

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  days = nextFifth(await client.now());
  await client.moveTo(days.at(5, '17:00:00'));
  const adviser = await client.as('service_adviser');
  const over = { receivedAt: days.at(5, '09:00:00'), handedBackAt: days.at(5, '16:00:00') };
  const post = async (told: object = {}) =>
    (await adviser.post<VisitView>('/visits', visitBody(adviser.personId, { ...over, ...told }))).body;
  const target = { customer: { name: '周先生', phone: newPhone(), class: 'vip' } };
  visits = await Promise.all([...Array.from({ length: 40 }, () => post()), post(target)]);
  await system.stop();
});
afterAll(() => system.close());

async function check(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATA_DIR: system.dataDir, DYNAMODB_ENDPOINT: '', TABLE_NAME: '' },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

const ofMonth = () => check('--branch', branchId, '--month', days.month);

/** Changes what is stored, as nobody can by the API. */
async function tamper(key: Key, path: readonly string[], value: unknown): Promise<void> {
  const engine = await startEngine(system.dataDir);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plainClient = new DynamoDBClient({ endpoint: engine.endpoint, region: 'local', credentials });
  const names = path.map((name, at) => [`#n${at}`, name] as const);
  await DynamoDBDocumentClient.from(plainClient).send(
    new UpdateCommand({
      TableName: localTable,
      Key: key,
      UpdateExpression: `SET ${names.map(([alias]) => alias).join('.')} = :value`,
      ExpressionAttributeNames: Object.fromEntries(names),
      ExpressionAttributeValues: { ':value': value },
    }),
  );
  await engine.stop();
}

test('CALL-3 a month’s choices are proved from what is stored', async () => {
  const { code, out, err } = await ofMonth();
  const chosen = visits.filter(({ sampling }) => sampling?.class === 'other' && sampling.chosen).length;
  expect(err).toBe('');
  expect(out).toContain(`41 visits handed back; of 40 that were chosen from, ${chosen} (`);
  expect(out).toContain('Everything is as it should be.');
  expect(code).toBe(0);
});

test('CALL-3 a month in which nothing happened has nothing wrong', async () => {
  expect(await check('--branch', 'demo.gz01', '--month', days.month)).toMatchObject({ code: 0 });
});

test('CALL-3 whoever was chosen and is passed over since is found', async () => {
  const called = visits.find(({ sampling }) => sampling?.class === 'other' && sampling.chosen);
  await tamper(keys.head(called?.id ?? ''), ['data', 'sampling', 'chosen'], false);
  const { code, out } = await ofMonth();
  expect(code).toBe(1);
  expect(out).toContain(`${called?.number} (${called?.id}) was not chosen and has a call`);
  expect(out).toMatch(/chosen is counted as \d+, and is \d+\./);
  await tamper(keys.head(called?.id ?? ''), ['data', 'sampling', 'chosen'], true);
  expect(await ofMonth()).toMatchObject({ code: 0 });
});

test('CALL-3 a draw against the key, another key and another count are found', async () => {
  const passed = visits.find(({ sampled }) => sampled === false);
  await tamper(keys.head(passed?.id ?? ''), ['data', 'sampling', 'drawn'], true);
  await tamper(keys.sampling(branchId, days.month, 0), ['keyHash'], 'x'.repeat(43));
  await tamper(keys.sampling(branchId, days.month, 0), ['slack'], -1);
  const { code, out } = await ofMonth();
  expect(code).toBe(1);
  expect(out).toContain(`${passed?.number} (${passed?.id}) is recorded as drawn, against the key`);
  expect(out).toContain('The hash that was shown is not that of the key.');
  expect(out).toMatch(/slack is counted as -?\d+, and is \d+\./);
});

test('what cannot be checked is said in a sentence', async () => {
  expect(await check('--branch', 'demo.xx99', '--month', '2026-11')).toMatchObject({
    code: 2,
    err: 'There is no branch demo.xx99.\n',
  });
  for (const args of [[], ['--branch', branchId], ['--month', 'May'], ['--year', '2026']]) {
    expect(await check(...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('npm run check-sampling'),
    });
  }
});
