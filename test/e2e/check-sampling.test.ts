import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import { localTable } from '../../infra/local/create-table.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { contentOf, type Key } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import { type Caller, type Client, createClient } from './support/client.ts';
import { branchId, newPhone, visitBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

const script = join(import.meta.dirname, '../../infra/local/check-sampling.ts');

let system: SystemUnderTest;
let client: Client;
let days: Days;
let visits: VisitView[];
let steered: VisitView;

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
  steered = await keptFromBeingCalled(adviser);
  await system.stop();
});
afterAll(() => system.close());

/** A target customer of whom a wish is recorded for as long as the vehicle is handed back. */
async function keptFromBeingCalled(adviser: Caller): Promise<VisitView> {
  const specialist = await client.as('care_specialist');
  const told = { customer: { name: '何女士', phone: newPhone(), class: 'vip' } };
  const { id, customer } = (await adviser.post<VisitView>('/visits', visitBody(adviser.personId, told))).body;
  const wish = async (wanted: boolean) =>
    expect((await specialist.post(`/customers/${customer.id}/no-calls`, { wanted })).status).toBe(200);
  await wish(true);
  const { body } = await specialist.post<VisitView>(`/visits/${id}/hand-back`, {});
  await wish(false);
  return body;
}

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

/** Does something to what is stored, as nobody can by the API. */
async function stored<T>(act: (client: DynamoDBDocumentClient) => Promise<T>): Promise<T> {
  const engine = await startEngine(system.dataDir);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plainClient = new DynamoDBClient({ endpoint: engine.endpoint, region: 'local', credentials });
  try {
    return await act(DynamoDBDocumentClient.from(plainClient));
  } finally {
    await engine.stop();
  }
}

async function tamper(Key: Key, path: readonly string[], value: unknown): Promise<void> {
  await stored(async (direct) => {
    const { Item = {} } = await direct.send(new GetCommand({ TableName: localTable, Key }));
    const item = { ...Item, ...('data' in Item && { data: structuredClone(contentOf(Item, 'data')) }) };
    const last = path.at(-1) ?? '';
    const within = path.slice(0, -1).reduce<object>((part, name) => Reflect.get(part, name) as object, item);
    Reflect.set(within, last, value);
    await direct.send(new PutCommand({ TableName: localTable, Item: item }));
  });
}

async function itemAt(key: Key): Promise<Record<string, unknown>> {
  const { Item = {} } = await stored((direct) =>
    direct.send(new GetCommand({ TableName: localTable, Key: key })),
  );
  return Item;
}

test('CALL-3 a month’s choices are proved from what is stored', async () => {
  const { code, out, err } = await ofMonth();
  const chosen = visits.filter(({ sampling }) => sampling?.class === 'other' && sampling.chosen).length;
  expect(err).toBe('');
  expect(out).toContain(`42 visits handed back; of 40 that were chosen from, ${chosen} (`);
  expect(out).toContain(
    '2 of target customers, 0 of customers who have wanted no calls for long, 0 that lay back',
  );
  expect(code).toBe(0);
});

test('CALL-3 who is kept from being called by a wish is chosen all the same, and it shows who did it', async () => {
  expect(steered).toMatchObject({ sampled: true, sampling: { class: 'target', chosen: true } });
  expect(steered.callbacks).toMatchObject([{ state: 'cancelled' }]);
  const { code, out } = await ofMonth();
  expect(out).toContain('1 were chosen and not called, since their customer wants no calls.');
  expect(out).toMatch(
    new RegExp(
      `${steered.number} \\(${steered.id}\\) was not called about, since per\\.\\S+ recorded on \\S+ that the customer wants no calls; per\\.\\S+ withdrew that on`,
    ),
  );
  expect(out).toContain('What is stored agrees; 1 to be asked about.');
  expect(code).toBe(0);
});

test.each(['other', 'excluded', 'history'])(
  'CALL-3 a target customer’s visit that is recorded as %s is found by the files',
  async (samplingClass) => {
    const target = visits.find(({ sampling }) => sampling?.class === 'target');
    const path = ['data', 'sampling', 'class'];
    await tamper(keys.head(target?.id ?? ''), path, samplingClass);
    const { code, out } = await ofMonth();
    expect(code).toBe(1);
    expect(out).toContain(
      `${target?.number} (${target?.id}) is recorded as ${samplingClass}, and is target by the files`,
    );
    await tamper(keys.head(target?.id ?? ''), path, 'target');
    expect(await ofMonth()).toMatchObject({ code: 0 });
  },
);

test('CALL-3 an order in which fewer than the promised part were chosen at some moment is found', async () => {
  const order = { ...keys.samplingOrder(branchId, days.month, 0, 0) };
  const entries = (await itemAt(order)).order as string[];
  const passedFirst = [
    ...entries.filter((entry) => entry.endsWith('-')),
    ...entries.filter((e) => e.endsWith('+')),
  ];
  expect(passedFirst).not.toEqual(entries);
  await tamper(order, ['order'], passedFirst);
  expect((await ofMonth()).out).toMatch(/was passed over with a slack of 0/);
  await tamper(order, ['order'], entries.slice(1));
  expect((await ofMonth()).out).toContain('is in the order of no place');
  await tamper(order, ['order'], [...entries, `${'x'.repeat(16)}+`]);
  expect((await ofMonth()).out).toContain('at place 0 is of no visit that was chosen from.');
  await tamper(order, ['order'], entries);
  expect(await ofMonth()).toMatchObject({ code: 0 });
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
