import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const repository = join(import.meta.dirname, '../..');
const thisFile = 'test/docs/standalone.test.ts';
const exists = (file: string) => existsSync(join(repository, file));
const read = (file: string) => readFileSync(join(repository, file), 'utf8');

const tracked = filesOfRepository().filter(
  // Deleted files may still be listed until that is committed.
  (file) => file !== 'package-lock.json' && file !== thisFile && exists(file),
);

function filesOfRepository(): string[] {
  if (exists('.git')) {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' });
    return listed.split('\0').filter((file) => file !== '');
  }
  return readdirSync(repository, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      !/^(node_modules|\.data|cdk\.out|build)(\/|$)/.test(file) && statSync(join(repository, file)).isFile(),
  );
}

/** Places that only whoever wrote this could look at. */
const elsewhere = [
  { what: 'a path of one machine', pattern: /(?<![\w.])\/(work|root)\/\w/ },
  { what: 'an issue by number', pattern: /\bissue #?\d/i },
  { what: 'a working session', pattern: /\bsessions?\b/i },
];

test.each(elsewhere)('no file names $what', ({ pattern }) => {
  const naming = tracked.filter((file) => pattern.test(read(file)));
  expect(naming).toEqual([]);
});

test('every path upwards stays in the repository, and those to `shared` exist', () => {
  const astray = tracked.flatMap((file) =>
    [...read(file).matchAll(/(?<![\w./])(?:\.\.\/)+[\w./-]*/g)]
      .map(([path]) => ({ file, path, target: join(dirname(file), path) }))
      .filter(
        ({ target }) => target.startsWith('..') || (/^shared\/.*\.\w+$/.test(target) && !exists(target)),
      ),
  );
  expect(astray).toEqual([]);
});

const pages = tracked.filter((file) => /^(README[^/]*|docs\/[^/]*)\.md$/.test(file));

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('links only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const targets = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*/, ''));
    expect(targets.filter((path) => !exists(join(dirname(page), path)))).toEqual([]);
    const anchors = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1));
    expect(anchors.filter((anchor) => !text.includes(`id="${anchor}"`))).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    const short = [...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name);
    expect([...run, ...short].filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});
