import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { temporaryDirectory } from './helpers.ts';

const repository = join(import.meta.dirname, '../../..');
const script = join(repository, 'infra/local/start.ts');

function start(environment: Record<string, string>) {
  return run([script], environment);
}

function run(argv: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, argv, {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  return child;
}

async function refusal(environment: Record<string, string>) {
  return await ending(start(environment));
}

async function ending(child: ReturnType<typeof run>) {
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, said };
}

test('npm start serves within five seconds, and says where and how to get a token', async () => {
  const environment = { PORT: '0', DATA_DIR: temporaryDirectory() };
  const began = performance.now();
  const child = start(environment);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const said = chunk.toString();
  const url = /serves on (\S+) /.exec(said)?.[1] ?? '';
  expect(said).toContain(`curl -s -X POST ${url}/_local/tokens`);
  const health = await fetch(`${url}/health`);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(health.status).toBe(200);

  // Nobody listens to the log any more, and it serves on.
  child.stdout.destroy();
  for (let i = 0; i < 3; i += 1) expect((await fetch(`${url}/health`)).status).toBe(200);

  const { port } = new URL(url);
  expect(await refusal(environment)).toEqual({
    code: 1,
    said: expect.stringMatching(/^Another instance is already running on [^\n]+\n$/),
  });
  expect(await refusal({ PORT: port, DATA_DIR: temporaryDirectory() })).toEqual({
    code: 1,
    said: `Port ${port} is already in use; set PORT to a free one.\n`,
  });
});

test('a PORT that is none is refused', async () => {
  expect(await refusal({ PORT: 'http' })).toEqual({
    code: 1,
    said: 'PORT is http, which is no port number.\n',
  });
});

test.each([
  ['127.0.0.1:8000', 'which is no address such as http://127.0.0.1:8000'],
  ['localhost:8000', 'which is no address such as http://127.0.0.1:8000'],
  ['http://127.0.0.1:9', 'where no DynamoDB answers'],
])('a DYNAMODB_ENDPOINT of %s is refused in a sentence', async (endpoint, why) => {
  const environment = { PORT: '0', DATA_DIR: temporaryDirectory(), DYNAMODB_ENDPOINT: endpoint };
  expect(await refusal(environment)).toEqual({
    code: 1,
    said: `DYNAMODB_ENDPOINT is ${endpoint}, ${why}.\n`,
  });
});

test.each(['start', 'demo'] as const)('on an older Node, npm run %s names both ways out', async (name) => {
  const [node, ...argv] = manifest.scripts[name].split(' ');
  expect(node).toBe('node');
  const older = "Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })";
  const { code, said } = await ending(run(['--import', `data:text/javascript,${older}`, ...argv]));
  expect(code).toBe(1);
  expect(said).toMatch(
    /^This is Node 20\.20\.2, [^\n]+`npm install --include=optional`[^\n]+DYNAMODB_ENDPOINT[^\n]+\n$/,
  );
});
