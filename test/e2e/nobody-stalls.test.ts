import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Client, createClient } from './support/client.ts';
import { importOf, minutesLater, sendImport } from './support/import-files.ts';
import { complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

/** Far above what a request takes on a busy machine, and far below what reading such a file took in square time. */
const soonMs = 3_000;

let system: SystemUnderTest;
let client: Client;
let director: Caller;
let officer: Caller;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  director = await client.as('care_director');
  officer = await client.as('care_officer');
});
afterAll(() => system.close());

/** Registers one complaint after another until the work is done. @returns how long the slowest of them took */
async function slowestBeside(work: () => Promise<unknown>): Promise<{ ms: number; count: number }> {
  let slowest = 0;
  let count = 0;
  let goesOn = true;
  const registering = async () => {
    while (goesOn || count === 0) {
      const from = performance.now();
      expect((await officer.post('/complaints', complaintBody())).status).toBe(201);
      slowest = Math.max(slowest, performance.now() - from);
      count += 1;
      await wait(100);
    }
  };
  const others = registering();
  await work().finally(() => {
    goesOn = false;
  });
  await others;
  return { ms: slowest, count };
}

const brackets = '('.repeat(60_000);
const rows = (count: number, of: (nth: number) => string) =>
  `姓名,手机号\n${Array.from({ length: count }, (_, nth) => of(nth)).join('\n')}\n`;

test.each([
  ['a file without a line break', 'a'.repeat(400_000), 'line_too_long'],
  ['a file of blanks', ' '.repeat(400_000), 'empty'],
  ['a line without an end', `姓名,手机号\n${'王'.repeat(400_000)}`, 'line_too_long'],
  ['a header of brackets', `${brackets}\n`, 'columns_missing'],
  ['marks out of order', `${'\u0301\u0327'.repeat(30_000)}\n`, 'columns_missing'],
  ['many columns', `${'x,'.repeat(100_000)}\n`, 'line_too_long'],
  ['quotation marks', `姓名,手机号\n${'"",'.repeat(200_000)}`, 'line_too_long'],
  ['a mark that nobody closes', `姓名,手机号\n"${'x\n'.repeat(200_000)}`, 'cut_off'],
  ['empty lines', `${'\n'.repeat(4_000_000)}`, 'empty'],
])('nobody waits for %s, and it is over at once', { timeout: 120_000 }, async (_, content, code) => {
  const beside = await slowestBeside(async () => {
    const id = await sendImport(director, content);
    await minutesLater(client, 2);
    expect(await importOf(director, id)).toMatchObject({ status: 'failed', failure: { code } });
  });
  expect(beside.ms).toBeLessThan(soonMs);
});

test('nobody waits for rows that are bad in every cell', { timeout: 120_000 }, async () => {
  const content = rows(20, (nth) => `${nth}${'Σ.'.repeat(15_000)},${'-'.repeat(30_000)}`);
  const beside = await slowestBeside(async () => {
    const id = await sendImport(director, content);
    await minutesLater(client, 2);
    expect(await importOf(director, id)).toMatchObject({ status: 'done', bad: 20 });
  });
  expect(beside.ms).toBeLessThan(soonMs);
});

test('nobody waits for bodies and headers that are made to be costly', { timeout: 120_000 }, async () => {
  const wrong = { overrides: { holidays: { open: { [brackets]: Array(5_000).fill([1, 2]) } } }, reason: '?' };
  const beside = await slowestBeside(async () => {
    for (let n = 0; n < 5; n++) {
      const answers = await Promise.all([
        director.put('/policies/demo.sh01', wrong),
        director.post('/complaints', `[${'1,'.repeat(100_000)}1]`),
        director.post('/complaints', '['.repeat(200_000)),
        director.post('/complaints', { ...complaintBody(), description: brackets, receivedAt: brackets }),
        director.get(`/complaints?${'&a'.repeat(1_000)}`),
        client.send('/branches', {
          token: `${'a.'.repeat(2_000)}`,
          headers: { accept: 'a;q=0,'.repeat(500) },
        }),
      ]);
      for (const { status } of answers) expect([400, 401, 403, 404]).toContain(status);
    }
  });
  expect(beside.ms).toBeLessThan(soonMs);
});

test('a file that was refused is not taken up again by a restart', { timeout: 120_000 }, async () => {
  const id = await sendImport(director, 'a'.repeat(400_000));
  await minutesLater(client, 2);
  const before = await importOf(director, id);
  expect(before).toMatchObject({ status: 'failed', failure: { code: 'line_too_long' } });
  expect(before.failure?.reason.zh).toBe('第 1 行超过 65536 个字符。');
  const jobs = () => system.log.filter(({ event }) => event === 'job').length;
  await system.kill();
  const ended = jobs();
  await system.start();
  const beside = await slowestBeside(() => minutesLater(client, 5));
  expect(beside.ms).toBeLessThan(soonMs);
  expect(await importOf(director, id)).toEqual(before);
  expect(jobs()).toBe(ended);
});
