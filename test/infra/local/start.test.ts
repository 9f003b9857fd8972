import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from './helpers.ts';

const script = join(import.meta.dirname, '../../../infra/local/start.ts');

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...environment } });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  return child;
}

async function refusal(environment: Record<string, string>) {
  const child = start(environment);
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
