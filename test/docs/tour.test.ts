import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { plain, type SystemUnderTest } from '../e2e/support/system-under-test.ts';

const run = promisify(execFile);
/** With the Node that runs the tests; a proxy or a wish for colours is no part of the page. */
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  NO_PROXY: '127.0.0.1',
  FORCE_COLOR: undefined,
};
const curlIsThere = spawnSync('curl', ['--version']).status === 0;
const separator = '--- the next block ---';

interface Block {
  readonly commands: string;
  /** What the page says is printed. */
  readonly output: string;
}

/** The page's commands to a running system, each block with what stands below it. */
function tourOf(page: string): Block[] {
  const text = readFileSync(join(import.meta.dirname, '../..', page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```\n(?:```\n(.*?)^```\n)?/gms)];
  return blocks
    .map(([, commands = '', output = '']) => ({ commands, output }))
    .filter(({ commands }) => !commands.startsWith('npm '));
}

async function printed(blocks: readonly Block[], { url, dataDir }: SystemUnderTest): Promise<string[]> {
  const script = blocks.map(({ commands }) => commands).join(`echo '${separator}'\n`);
  const { stdout, stderr } = await run('sh', ['-ec', script.replace(/^URL=.*$/m, `URL=${url}`)], {
    // What it saves goes with the system.
    env: { ...env, TMPDIR: dataDir },
  });
  expect(stderr).toBe('');
  return stdout.split(`${separator}\n`);
}

/** The outputs with what differs from run to run made alike: the day they begin on, seconds, the token. */
function alike(outputs: readonly string[]): string[] {
  const [first = ''] = /\d{4}-\d\d-\d\d/.exec(outputs.join('\n')) ?? [];
  const daysAfterFirst = (day: string) => (Date.parse(day) - Date.parse(first)) / (24 * 3600_000);
  return outputs.map((output) =>
    output
      .replaceAll(/\d{4}-\d\d-\d\d/g, (day) => `day ${daysAfterFirst(day)}`)
      .replaceAll(/(?<=T\d\d:\d\d):\d\d(\.\d+)?/g, '')
      .replaceAll(/-\d{4}-(?=\d{5})/g, '-year-')
      .replaceAll(/"token":"[^"]+"/g, '"token"')
      .trimEnd(),
  );
}

test.runIf(curlIsThere).concurrent.each(['README.md', 'README.zh.md'])(
  'the tour of %s prints what stands there',
  async (page) => {
    const tour = tourOf(page);
    expect(tour.length).toBeGreaterThan(10);
    const system = await plain.open();
    const outputs = await printed(tour, system).finally(system.close);
    expect(alike(outputs)).toEqual(alike(tour.map(({ output }) => output)));
  },
  90_000,
);
