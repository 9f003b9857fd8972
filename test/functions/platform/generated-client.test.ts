import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi } from '../../support/openapi.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/**
 * The generator builds its text with a compiler's API that the project's own compiler does not have. So it is installed
 * beside an older one, in a workspace of its own, and what it makes is compiled by the project's.
 */
const generator = join(
  dirname(
    createRequire(join(root, 'test/generated-client/package.json')).resolve(
      'openapi-typescript/package.json',
    ),
  ),
  'bin/cli.js',
);
const compiler = join(root, 'node_modules/typescript/bin/tsc');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dealer-care-client-'));
  const document = join(folder, 'openapi.json');
  await writeFile(document, JSON.stringify(openApi));
  await run(process.execPath, [generator, document, '--output', join(folder, 'api.ts')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler finds wrong with the lines of somebody who uses the generated types, a code a line. */
async function faultsIn(lines: string): Promise<string[]> {
  const client = join(folder, 'client.ts');
  const given = `
    import type { components, operations } from './api.ts';
    type Of<Name extends keyof components['schemas']> = components['schemas'][Name];
    type Answer = operations['list-complaints']['responses'][200]['content']['application/json'];
    declare const complaint: Of<'Complaint'>;
    declare const attempt: Of<'CallbackAttempt'>;
    declare const page: Answer;
    declare function send(body: Of<'RecordAttemptBody'>): void;
    declare function register(body: Of<'RegisterComplaintBody'>): void;
    declare function show(value: string | number | boolean | undefined): void;
  `;
  await writeFile(client, `${given}\n${lines}\n`);
  const settings = ['--noEmit', '--strict', '--allowImportingTsExtensions', '--ignoreConfig', '--types', ''];
  const module = ['--module', 'nodenext', '--target', 'es2024', '--exactOptionalPropertyTypes'];
  try {
    await run(process.execPath, [compiler, ...settings, ...module, client], { cwd: folder });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return [...stdout.matchAll(/client\.ts\(\d+,\d+\): error (TS\d+)/g)].map(([, code = '']) => code);
  }
}

test('what fits the contract compiles', async () => {
  const faults = await faultsIn(`
    send({ outcome: 'reached', remarks: '满意', answers: { overall: 5, purchase: { buyingService: 4 } } });
    send({ outcome: 'call_later', callAgainAt: '2026-11-21T10:00:00+08:00' });
    send({ outcome: 'busy' });
    register({
      branchId: 'demo.sh01',
      channel: 'hotline',
      category: 'new_car_quality',
      description: '异响',
      customer: { name: '钱晓峰', phone: '13800138000' },
    });
    for (const task of complaint.tasks) {
      if (task.state === 'done' || task.state === 'done_late') show(task.doneAt);
      if (task.state === 'cancelled') show(task.cancelledBecause);
    }
    if (complaint.status === 'merged') show(complaint.mergedInto.number);
    if (attempt.outcome === 'reached') show(attempt.answers?.overall);
    for (const { number, customer } of page.items) show(number + customer.name);
    show(page.nextCursor ?? undefined);
  `);
  expect(faults).toEqual([]);
});

describe('what is mistyped does not', () => {
  test.each([
    ['a field that a body does not have', `send({ outcome: 'reached', remark: '满意' });`],
    ['a field deeper in it', `send({ outcome: 'reached', answers: { overal: 5 } });`],
    ['a value', `send({ outcome: 'reachd' });`],
    ['a field of another form', `send({ outcome: 'busy', answers: { overall: 5 } });`],
    ['a time for who was reached', `send({ outcome: 'reached', callAgainAt: '2026-11-21T10:00:00Z' });`],
    ['what is left out', `register({ branchId: 'demo.sh01', channel: 'hotline', description: '异响' });`],
    ['a field of an answer', 'show(complaint.descripton);'],
    ['a field of an answer in a list', 'show(page.items[0]?.numbr);'],
    ['a state', `if (complaint.status === 'close') show(1);`],
    [
      'a field that the state does not have',
      `if (complaint.status === 'received') show(complaint.closedAt);`,
    ],
    ['a field that the outcome does not have', `if (attempt.outcome === 'busy') show(attempt.answers);`],
  ])('%s', async (_, line) => {
    expect(await faultsIn(line)).toHaveLength(1);
  });
});
